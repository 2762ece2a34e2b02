import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import type { DistrictStore } from '../../../db/district/types.ts';
import { scansOfDistrict } from '../../../main/attachments/kept-scans.ts';
import { backUp } from '../../../main/backup/backup.ts';
import { restore } from '../../../main/backup/restore.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { importFiles } from '../../../main/district/import.ts';
import { initDistrict } from '../../../main/district/init.ts';
import { openDistrict } from '../../../main/district/open.ts';
import { ok } from '../../../shared/result.ts';
import { given, tempDir } from '../../fixtures/office.ts';
import { asking, newDatabase, newWholeDatabase } from '../../fixtures/postgres.ts';
import { newDesk, newPlace, seal, testDeps } from '../district/place.ts';

const { sha256Hex } = createNodeCrypto();

async function opened(url: string): Promise<DistrictStore> {
  const store = given(await openPostgresStore({ url, sha256Hex }));
  onTestFinished(() => store.close());
  return store;
}

/** Adds a letter to a word, as two processes would that each read before they write. */
function add(store: DistrictStore, commune: string, letter: string) {
  return store.write(commune, async (tx) => {
    const word = (await tx.findSetting(commune)) ?? '';
    return ok(await tx.setSetting(commune, `${word}${letter}`));
  });
}

it('lets writes of one commune go one after another, over several processes', async () => {
  const url = await newDatabase();
  const [one, other] = [await opened(url), await opened(url)];
  const letters = [...'abcdefghij'];
  for (const written of await Promise.all(letters.map((letter, at) => add(at % 2 ? one : other, 'H60', letter))))
    given(written);
  const word = await one.read.findSetting('H60');
  expect([...(word ?? '')].sort()).toEqual(letters);
});

it('lets writes of different communes go side by side', async () => {
  const url = await newDatabase();
  const [one, other] = [await opened(url), await opened(url)];
  const inside = await one.write('H60.1', async () => ok(await add(other, 'H60.2', 'x')));
  expect(inside).toMatchObject({ ok: true, value: { ok: true } });
});

it('takes a transaction back whose line breaks, says so, and goes on by a new line', async () => {
  const url = await newWholeDatabase();
  const store = await opened(url);
  given(await add(store, 'H60', 'a'));
  const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'motcua' AND datname = current_database()`;
  const broken = await store.write('H60', async (tx) => {
    await tx.setSetting('H60', 'lost');
    await asking(url, kill);
    return ok(await tx.setSetting('H60', 'lost too'));
  });
  expect(broken).toMatchObject({ ok: false, refusal: { code: 'store.unreachable' } });
  given(await add(store, 'H60', 'b'));
  expect(await store.read.findSetting('H60')).toBe('ab');
});

it('refuses a server that is not there, and a name that it does not let in', async () => {
  const url = new URL(await newDatabase());
  const wrong = new URL(url);
  wrong.password = 'wrong';
  expect(await openPostgresStore({ url: wrong.href, sha256Hex })).toMatchObject({
    refusal: { code: 'store.no-entry' },
  });
  url.port = '1';
  expect(await openPostgresStore({ url: url.href, sha256Hex })).toMatchObject({
    refusal: { code: 'store.unreachable' },
  });
});

it('keeps the address in the folder for its owner alone, and one district in one database', async () => {
  const database = await newDatabase();
  const root = tempDir();
  const { deps } = testDeps(join(root, 'profile'));
  const input = { dataDir: join(root, 'one'), name: 'Trung tâm', training: true, database };
  given(await initDistrict(deps, input));
  const file = join(input.dataDir, 'database-url');
  expect(readFileSync(file, 'utf8').trim()).toBe(database);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(existsSync(join(input.dataDir, 'district.db'))).toBe(false);
  await using district = given(await openDistrict(deps, input.dataDir));
  expect(district.facts.name).toBe('Trung tâm');
  expect(await initDistrict(deps, { ...input, dataDir: join(root, 'two') })).toMatchObject({
    refusal: { code: 'district.database-in-use' },
  });
});

it('is backed up into a file that comes back as an embedded district', async () => {
  const place = await newPlace(newDatabase);
  const desk = await newDesk(place, { dossiers: 3 });
  await importFiles(place.district, [{ name: 'a', bytes: await seal(place, desk, 1, desk.events.length) }], 'file');
  const { dir, deps, district } = place;
  const ledgers = await district.store.read.listLedgers();
  const out = join(tempDir(), 'copy.mcb');
  const facts = { kind: 'district', training: true, commune: null, desk: null, rootLedger: null, madeAt: 0 } as const;
  const { store, keyring, shelf } = district;
  given(
    await backUp({ dataDir: dir, store, keyring, shelf, deps, scans: () => scansOfDistrict(district) }, facts, out),
  );
  await district.close();
  given(await restore(deps, { bytes: readFileSync(out), scansDir: dirname(out), dataDir: dir, lastCode: null }));
  expect(existsSync(join(dir, 'database-url'))).toBe(false);
  await using again = given(await openDistrict(deps, dir));
  // A district that was put back goes on in a ledger that follows (decision 0016).
  const held = (await again.store.read.listLedgers()).filter(({ cause }) => cause !== 'restored');
  expect(held).toEqual(ledgers);
  expect(await again.store.read.dossierCount()).toBe(3);
  expect(await again.store.verify()).toMatchObject({ ok: true });
});
