import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { overview } from '../../main/district/figures/overview.ts';
import { importFiles } from '../../main/district/import.ts';
import { sealedContentType } from '../../main/sync/line.ts';
import { uploadsPath } from '../../main/sync/upload.ts';
import { readFiles } from '../../shared/batch/bundle.ts';
import { makeOffer } from '../../shared/batch/offer.ts';
import { createChance } from '../fixtures/chance.ts';
import { asking, newDatabase } from '../fixtures/postgres.ts';
import { type ServedDistrict, serveDistrict } from '../fixtures/programs.ts';
import {
  commune,
  given,
  newDesk,
  newPlace,
  type Place,
  readAnswer,
  seal,
  startAt,
  type TestDesk,
} from '../integration/district/place.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

const communes = ['H60.15.1', 'H60.15.2', 'H60.15.3', 'H60.15.4', 'H60.15.5'];
const desksEach = 4;
const batchesEach = 5;

/** `district serve` once more on the same folder and the same PostgreSQL. */
function serve(place: Place): Promise<ServedDistrict> {
  const clock = new Date(startAt).toISOString();
  return serveDistrict({ profileDir: join(place.dir, '..', 'served'), dataDir: place.dir, clock });
}

/** What the signed answer to a batch says became of it. */
async function post(place: Place, desk: TestDesk, { url }: ServedDistrict, body: Uint8Array) {
  const response = await fetch(new URL('/sync/v1/batches', url), {
    method: 'POST',
    body: Buffer.from(body),
    headers: { 'content-type': sealedContentType },
  });
  const [first] = given(readFiles(new Uint8Array(await response.arrayBuffer())));
  return readAnswer(place, desk, first ?? null);
}

/** So many batches that hold all events of a desk, one after another. */
async function batchesOf(place: Place, desk: TestDesk, count: number): Promise<readonly Uint8Array[]> {
  const step = Math.ceil(desk.events.length / count);
  const starts = Array.from({ length: count }, (_, at) => 1 + at * step);
  return Promise.all(starts.map((from) => seal(place, desk, from, Math.min(desk.events.length, from + step - 1))));
}

async function expectWhole({ district }: Place, desks: readonly TestDesk[]): Promise<void> {
  const { read } = district.store;
  const heads = await Promise.all(desks.map(({ ledger }) => read.ledgerHead(ledger)));
  expect(heads.map((head) => head?.hash)).toEqual(desks.map(({ events }) => events.at(-1)?.hash));
  const dossiers = new Set(desks.flatMap(({ events }) => events.flatMap(({ header }) => header.dossier ?? [])));
  expect(await read.dossierCount()).toBe(dossiers.size);
  expect((await district.store.verify()).problems).toEqual([]);
}

/** How many transactions hold a commune's turn, whichever process they belong to. */
async function atWork(database: string, commune: string): Promise<number> {
  const [row] = await asking<{ n: number }>(
    database,
    `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND granted
     AND (classid::bigint << 32) | objid::bigint
       = hashtextextended('motcua ' || current_schema() || ' commune ${commune}', 0)`,
  );
  return row?.n ?? 0;
}

async function onPostgres(): Promise<Place & { readonly database: string }> {
  const place = await newPlace(newDatabase);
  if (place.database === undefined) throw new Error('a place on PostgreSQL has a database');
  return { ...place, database: place.database };
}

it('twenty desks that send to either of two processes at random are each taken in once, and the figures are those of one', async () => {
  const place = await onPostgres();
  const alone = await newPlace();
  const processes = [await serve(place), await serve(place)];
  const chance = createChance(28);
  const desks: TestDesk[] = [];
  for (const [n, at] of communes.flatMap((at) => Array.from({ length: desksEach }, () => at)).entries()) {
    const facts = { at, desk: n % desksEach, seed: n + 1, dossiers: 6 };
    desks.push(await newDesk(place, facts));
    const twin = await newDesk(alone, facts);
    const file = { name: 'goi.mcd', bytes: await seal(alone, twin, 1, twin.events.length) };
    expect(await importFiles(alone.district, [file], 'network')).toMatchObject([{ state: 'accepted' }]);
  }
  await Promise.all(
    desks.map(async (desk) => {
      const batches = await batchesOf(place, desk, batchesEach);
      // Two on their way at once, the later one perhaps first, and one of them twice.
      for (let at = 0; at < batches.length; at += 2) {
        const pair = batches.slice(at, at + 2);
        const sent = [...pair, ...pair.slice(-1)].map((batch) => post(place, desk, chance.pick(processes), batch));
        const states = (await Promise.all(sent)).map(({ state }) => state);
        expect(states.filter((state) => !['accepted', 'duplicate', 'gap'].includes(state))).toEqual([]);
      }
    }),
  );
  await expectWhole(place, desks);
  const of = ({ district }: Place) => overview(district, null, { from: '2026-01-01', to: '2026-12-31' });
  const figures = await of(place);
  expect(figures.ended.early + figures.ended.onTime + figures.ended.late).toBeGreaterThan(0);
  // When each commune was heard of is of the clock.
  expect({ ...figures, communes: [] }).toEqual({ ...(await of(alone)), communes: [] });
  for (const { kill } of processes) await kill();
});

it('a process killed in mid-import has taken nothing, and the other one takes the batch at once', async () => {
  const place = await onPostgres();
  const [at = ''] = communes;
  const desk = await newDesk(place, { at, dossiers: 1500 });
  const [a, b] = [await serve(place), await serve(place)];
  const batch = await seal(place, desk, 1, desk.events.length);
  const sending = post(place, desk, a, batch).then(
    () => 'answered',
    () => 'broken',
  );
  await expect.poll(() => atWork(place.database, at), { interval: 5, timeout: 60_000 }).toBe(1);
  await a.kill();
  expect(await sending).toBe('broken');
  expect(await place.district.store.read.ledgerHead(desk.ledger)).toBeNull();
  expect(await post(place, desk, b, batch)).toMatchObject({ state: 'accepted' });
  await expectWhole(place, [desk]);
});

it('an upload that was begun at one process is finished and taken in at the other', async () => {
  const place = await onPostgres();
  const desk = await newDesk(place, { dossiers: 40 });
  const [a, b] = [await serve(place), await serve(place)];
  const batch = Buffer.from(await seal(place, desk, 1, desk.events.length));
  const { crypto } = place.deps;
  const file = crypto.sha256Hex(batch);
  const facts = { commune, desk: desk.enrolment.desk, training: true, file, bytes: batch.length, at: startAt };
  const offer = makeOffer(crypto, { ...facts, seed: desk.seed });
  const tus = (url: string, method: string, headers: Record<string, string>, body?: BodyInit) =>
    fetch(url, { method, headers: { 'tus-resumable': '1.0.0', ...headers }, ...(body === undefined ? {} : { body }) });
  const half = Math.floor(batch.length / 2);
  const metadata = `offer ${Buffer.from(Buffer.from(offer).toString('base64url')).toString('base64')}`;
  const begun = await tus(`${a.url}${uploadsPath}`, 'POST', {
    'upload-length': `${batch.length}`,
    'upload-metadata': metadata,
  });
  expect(begun.status).toBe(201);
  const piece = (offset: number) => ({
    'content-type': 'application/offset+octet-stream',
    'upload-offset': `${offset}`,
  });
  const first = await tus(`${a.url}${uploadsPath}/${file}`, 'PATCH', piece(0), new Uint8Array(batch.subarray(0, half)));
  expect(first.headers.get('upload-offset')).toBe(`${half}`);
  await a.kill();
  const known = await tus(`${b.url}${uploadsPath}/${file}`, 'HEAD', {});
  expect(known.headers.get('upload-offset')).toBe(`${half}`);
  const rest = await tus(`${b.url}${uploadsPath}/${file}`, 'PATCH', piece(half), new Uint8Array(batch.subarray(half)));
  expect(rest.headers.get('upload-offset')).toBe(`${batch.length}`);
  const taken = await fetch(new URL('/sync/v1/batches', b.url), {
    method: 'POST',
    body: Buffer.from(offer),
    headers: { 'content-type': sealedContentType },
  });
  const [answer] = given(readFiles(new Uint8Array(await taken.arrayBuffer())));
  expect(readAnswer(place, desk, answer ?? null)).toMatchObject({ state: 'accepted' });
  await expectWhole(place, [desk]);
});
