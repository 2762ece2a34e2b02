import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { recordAction } from '../../../main/district/actions.ts';
import { keyHolder } from '../../../main/district/actor.ts';
import { DossierId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';
import { asking, stores } from '../../fixtures/postgres.ts';
import { commune, given, newPlace, type Place } from '../district/place.ts';

const dossier = DossierId.parse('0190a000-0000-7000-8000-000000000001');

async function assign({ district }: Place, user: string | null): Promise<void> {
  given(
    await district.store.write(null, async (tx) => {
      const body = { commune, dossier, user };
      await recordAction(district, tx, keyHolder, { type: 'district.dossierAssigned.v1', body, personal: null });
      return ok(null);
    }),
  );
}

/** As a hand that is not the program's would change it. */
async function tamper({ dir, database }: Place, text: string): Promise<void> {
  if (database !== undefined) {
    await asking(database, text);
    return;
  }
  const file = new Sqlite(join(dir, 'district.db'));
  file.exec(text);
  file.close();
}

describe.each(stores)('with whom a dossier is, on $store', ({ database }) => {
  it('follows from the last word of the district’s own ledger', async () => {
    const place = await newPlace(database);
    const { store } = place.district;
    await assign(place, 'u-lan');
    await assign(place, 'u-minh');
    expect(await store.read.findAssignment(commune, dossier)).toMatchObject({ user: 'u-minh' });
    expect(await store.read.assignedTo('u-lan')).toEqual([]);
    await assign(place, null);
    expect(await store.read.findAssignment(commune, dossier)).toBeNull();
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  it('is told anew by verify, and compared', async () => {
    const place = await newPlace(database);
    const { store } = place.district;
    await assign(place, 'u-lan');
    expect(await store.verify()).toMatchObject({ ok: true });
    await tamper(place, "UPDATE assignment SET user_id = 'u-minh'");
    expect((await store.verify()).problems).toMatchObject([{ kind: 'projection', table: 'assignment' }]);
    await tamper(place, 'DELETE FROM assignment');
    expect((await store.verify()).problems).toMatchObject([{ kind: 'projection', table: 'assignment' }]);
  });
});
