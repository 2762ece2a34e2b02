import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import { openDistrictStore } from '../../../db/district/sqlite-store.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { districtLedger, recordAction } from '../../../main/district/actions.ts';
import { ok } from '../../../shared/result.ts';
import { given, tempDir } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';

it.each(stores)(
  'deeds for many communes at once stand one after another in the ledger, on $store',
  async ({ database }) => {
    const crypto = createNodeCrypto();
    const { sha256Hex } = crypto;
    const url = await database();
    const store = given(
      url === undefined
        ? openDistrictStore({ path: join(tempDir(), 'district.db'), sha256Hex })
        : await openPostgresStore({ url, sha256Hex }),
    );
    onTestFinished(() => store.close());
    const { identity, recipient } = await crypto.ageIdentity();
    const place = {
      deps: { crypto },
      clock: { now: () => 1_000 },
      keys: { seed: new Uint8Array(32).fill(7), identity },
      facts: { recipient, training: true },
    };
    const actor = { id: 'u-1', role: 'officer' } as const;
    const communes = [null, ...Array.from({ length: 8 }, (_, n) => `H60.15.${n}`)];
    const done = await Promise.all(
      communes.map((commune) =>
        store.write<null>(commune, async (tx) => {
          const action = { type: 'district.userDisabled.v1', body: { user: 'u-2' }, personal: null } as const;
          await recordAction(place, tx, actor, action);
          return ok(null);
        }),
      ),
    );
    expect(done.map((result) => result.ok)).toEqual(communes.map(() => true));
    const ledger = districtLedger(place);
    const events = await store.read.eventRange(ledger, 1, 100);
    expect(events.map(({ header }) => header.type)).toEqual([
      'ledger.opened.v1',
      ...communes.map(() => 'district.userDisabled.v1'),
    ]);
    expect(await store.verify()).toMatchObject({ ok: true, problems: [] });
  },
);
