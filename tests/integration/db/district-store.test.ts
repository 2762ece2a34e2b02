import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import { openDistrictStore } from '../../../db/district/sqlite-store.ts';
import type { DistrictStore } from '../../../db/district/types.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';
import { given, tempDir } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';

describe.each(stores)('the store of a district on $store', ({ database }) => {
  async function newStore(): Promise<DistrictStore> {
    const { sha256Hex } = createNodeCrypto();
    const url = await database();
    const store = given(
      url === undefined
        ? openDistrictStore({ path: join(tempDir(), 'district.db'), sha256Hex })
        : await openPostgresStore({ url, sha256Hex }),
    );
    onTestFinished(() => store.close());
    return store;
  }

  it('shows nothing of a transaction before it is committed, and all of it after', async () => {
    const store = await newStore();
    const written = await store.write('H60.15.3', async (tx) => {
      await tx.setSetting('name', 'one');
      expect([await tx.findSetting('name'), await store.read.findSetting('name')]).toEqual(['one', null]);
      return ok('answer');
    });
    expect(written).toEqual(ok('answer'));
    expect(await store.read.findSetting('name')).toBe('one');
  });

  it('takes back all of a transaction that is refused or throws, and goes on', async () => {
    const store = await newStore();
    const refused = await store.write(null, async (tx) => {
      await tx.setSetting('name', 'refused');
      return refuse('store.busy');
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'store.busy' } });
    const thrown = store.write(null, async (tx) => {
      await tx.setSetting('name', 'thrown');
      throw new Error('a defect');
    });
    await expect(thrown).rejects.toThrow('a defect');
    expect(await store.read.findSetting('name')).toBeNull();
    given(await store.write(null, async (tx) => ok(await tx.setSetting('name', 'kept'))));
    expect(await store.read.findSetting('name')).toBe('kept');
  });

  it('lets one write after another, however they were begun', async () => {
    const store = await newStore();
    const add = (letter: string) =>
      store.write(null, async (tx) =>
        ok(await tx.setSetting('word', `${(await tx.findSetting('word')) ?? ''}${letter}`)),
      );
    await Promise.all(['a', 'b', 'c', 'd'].map(add));
    expect(await store.read.findSetting('word')).toBe('abcd');
  });

  it('says so when a transaction is begun inside another, instead of waiting for ever', async () => {
    const store = await newStore();
    const inner = store.write(null, async () => store.write(null, async () => ok(null)));
    await expect(inner).rejects.toThrow('inside another');
  });

  it('lets others have their turn while it writes many events down, and shows them nothing of it', async () => {
    const store = await newStore();
    const ledgerSeed = new Uint8Array(32).fill(7);
    const events = generateEvents({ crypto: createNodeCrypto(), dossiers: 800, seed: 3, ledgerSeed });
    const ledger = LedgerId.parse(events[0]?.header.ledger);
    const seen: ReturnType<typeof store.read.ledgerHead>[] = [];
    let ask: NodeJS.Immediate;
    function askAgain(): void {
      seen.push(store.read.ledgerHead(ledger));
      ask = setImmediate(askAgain);
    }
    const written = store.write('H60.15.3', async (tx) => {
      ask = setImmediate(askAgain);
      await tx.appendEvents(ledger, events);
      clearImmediate(ask);
      return ok(seen.length);
    });
    expect(given(await written)).toBeGreaterThan(2);
    expect(new Set(await Promise.all(seen.slice(0, 3)))).toEqual(new Set([null]));
    expect(await store.read.ledgerHead(ledger)).toMatchObject({ seq: events.length });
  });

  it('copies what is committed while a transaction is open, and closes after the writes that were begun', async () => {
    const store = await newStore();
    const { sha256Hex } = createNodeCrypto();
    const path = join(tempDir(), 'copy.db');
    given(await store.write(null, async (tx) => ok(await tx.setSetting('name', 'whole'))));
    const writing = store.write(null, async (tx) => {
      await tx.setSetting('name', 'half');
      await store.backupTo(path);
      return ok(null);
    });
    await Promise.all([writing, store.close()]);
    expect(await writing).toEqual(ok(null));
    await using copy = given(openDistrictStore({ path, sha256Hex }));
    expect(await copy.read.findSetting('name')).toBe('whole');
  });
});
