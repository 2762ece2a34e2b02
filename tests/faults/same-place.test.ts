import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDistrictStore } from '../../db/district/sqlite-store.ts';
import { rowOf } from '../../db/dossier-row.ts';
import { createIds } from '../../main/shell/compose/ids.ts';
import { DossierId } from '../../shared/dossier/ids.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import { applicant, given, marriageStatus, newOffice, openTestDesk, tempDir } from '../fixtures/office.ts';
import { stores } from '../fixtures/postgres.ts';

const ids = createIds();
/** Ids of one millisecond whose first random digits are alike, as happens now and then among millions. */
const alike = { ...ids, dossierId: (at: number) => ids.dossierId(at).replace(/-7.{3}-/, '-7abc-') };
const dossiers = 5;

describe.each(stores)('dossiers that fall on one place of the file, on $store', ({ database }) => {
  it('are all taken in, verified and backed up', async () => {
    const office = await newOffice({ database });
    const { deps, dataDir, clock, close } = await office.newDesk();
    await close();
    const desk = await openTestDesk({ ...deps, ids: alike }, dataDir, clock);
    for (let n = 0; n < dossiers; n += 1)
      await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const { rows } = await desk.ask('dossier.list', {});
    expect(new Set(rows.map(({ dossierId }) => rowOf(DossierId.parse(dossierId)))).size).toBe(1);
    await desk.ask('sync.now', { url: await office.url() });
    await expectNothingLost(office, [desk]);
    const path = join(tempDir(), 'copy.db');
    await office.app.district.store.backupTo(path);
    const copy = given(openDistrictStore({ path, sha256Hex: deps.crypto.sha256Hex }));
    expect(await copy.read.dossierCount()).toBe(dossiers);
    expect((await copy.verify()).problems).toEqual([]);
    await copy.close();
  });
});
