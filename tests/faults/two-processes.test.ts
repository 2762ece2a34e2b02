import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { overview } from '../../main/district/figures/overview.ts';
import { importFiles } from '../../main/district/import.ts';
import { makeLetters } from '../../main/roads/mail/letters.ts';
import { openDistrictApp } from '../../main/server/district-app.ts';
import { createChance } from '../fixtures/chance.ts';
import { newMailbox } from '../fixtures/mail/servers.ts';
import { asking, ofThisDatabase } from '../fixtures/postgres.ts';
import { motcua } from '../fixtures/programs.ts';
import { newS3Server } from '../fixtures/s3-server.ts';
import { given, newDesk, newPlace, type Place, seal, startAt, type TestDesk } from '../integration/district/place.ts';
import { clock, onPostgres, post, secondMachine, serve, uploadOf } from './two-processes.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

const communes = ['H60.15.1', 'H60.15.2', 'H60.15.3', 'H60.15.4', 'H60.15.5'];
const desksEach = 4;
const batchesEach = 5;

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
    `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND granted AND ${ofThisDatabase}
     AND (classid::bigint << 32) | objid::bigint
       = hashtextextended('motcua ' || current_schema() || ' commune ${commune}', 0)`,
  );
  return row?.n ?? 0;
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
  const batch = await seal(place, desk, 1, desk.events.length);
  const upload = uploadOf(place, desk, batch);
  const half = Math.floor(batch.length / 2);
  await upload.begin(a);
  expect(await upload.piece(a, 0, half)).toBe(`${half}`);
  await a.kill();
  expect(await upload.held(b)).toBe(`${half}`);
  expect(await upload.piece(b, half, batch.length)).toBe(`${batch.length}`);
  expect(await post(place, desk, b, upload.offer)).toMatchObject({ state: 'accepted' });
  await expectWhole(place, [desk]);
});

it('two machines that share no disk share the files of an object store, and the command line works beside them', async () => {
  const place = await onPostgres();
  const s3 = await newS3Server();
  writeFileSync(join(place.dir, 'object-store-url'), s3.url('/tinh'));
  const desk = await newDesk(place, { dossiers: 40 });
  const [a, b] = [await serve(place), await serve(secondMachine(place))];
  const batch = await seal(place, desk, 1, desk.events.length);
  const upload = uploadOf(place, desk, batch);
  const half = Math.floor(batch.length / 2);
  await upload.begin(a);
  expect(await upload.piece(a, 0, half)).toBe(`${half}`);
  const status = ['district', 'status', '--data', place.dir, '--clock', clock];
  expect(await motcua(join(place.dir, '..', 'served'), status)).toMatchObject({ code: 0, lines: [{ dossiers: 0 }] });
  await a.kill();
  expect(await upload.held(b)).toBe(`${half}`);
  expect(await upload.piece(b, half, batch.length)).toBe(`${batch.length}`);
  expect(await post(place, desk, b, upload.offer)).toMatchObject({ state: 'accepted' });
  expect([...s3.objects.keys()]).toEqual(['tinh/motcua-district']);
  await expectWhole(place, [desk]);
});

it('an upload that is whole is taken in by whichever process lives, though its desk never asks again', async () => {
  const place = await onPostgres();
  const desk = await newDesk(place, { dossiers: 40 });
  const [a, b] = [await serve(place), await serve(place)];
  const batch = await seal(place, desk, 1, desk.events.length);
  const upload = uploadOf(place, desk, batch);
  await upload.begin(a);
  expect(await upload.piece(a, 0, batch.length)).toBe(`${batch.length}`);
  await a.kill();
  const head = async () => (await place.district.store.read.ledgerHead(desk.ledger))?.seq ?? 0;
  await expect.poll(head, { interval: 200, timeout: 90_000 }).toBe(desk.events.length);
  expect(await post(place, desk, b, upload.offer)).toMatchObject({ state: 'duplicate' });
  await expectWhole(place, [desk]);
});

it('one process at a time reads the mailbox, and when it is killed the other goes on where it ended', async () => {
  const place = await onPostgres();
  const desk = await newDesk(place);
  const mailbox = await newMailbox('tinh@donvi.example');
  let lines = 0;
  mailbox.server.server.on('connection', () => {
    lines += 1;
  });
  const app = given(await openDistrictApp(place.deps, { dataDir: place.dir, version: '0', rendererDir: place.dir }));
  onTestFinished(() => app.close());
  const { imap, address, password } = mailbox;
  const unsaid = { smtp: '', user: '', folder: '', doneFolder: '', everyMinutes: 60, limitMb: 10 };
  const input = { imap, address, password, ...unsaid };
  expect(await app.core.call({ call: 'mailbox.set', id: place.deps.ids.commandId(), input })).toMatchObject({
    ok: true,
  });
  const deliver = async (from: number, to: number): Promise<void> => {
    const file = { name: 'goi.mcd', bytes: await seal(place, desk, from, to) };
    const facts = {
      from: 'xa@donvi.example',
      to: address,
      subject: 'Gói',
      text: '-',
      limitBytes: 10_000_000,
      at: startAt,
    };
    for (const { bytes } of await makeLetters(place.deps.crypto, file, facts)) mailbox.deliver(bytes);
  };
  const rows = async () =>
    (await place.district.store.read.listBatches({ limit: 9 })).rows.map(({ road, state }) => `${road} ${state}`);
  const a = await serve(place);
  await expect.poll(() => lines, { timeout: 60_000 }).toBe(2);
  const b = await serve(place);
  await deliver(1, 10);
  await expect.poll(rows, { interval: 200, timeout: 60_000 }).toEqual(['mail accepted']);
  // It has written down how far it read: killed before, the letter would come once more, as a duplicate.
  await expect
    .poll(() => mailbox.lying().map(({ isSeen }) => isSeen), { interval: 50, timeout: 30_000 })
    .toEqual([true]);
  await a.kill();
  await deliver(11, 20);
  await expect.poll(rows, { interval: 200, timeout: 90_000 }).toEqual(['mail accepted', 'mail accepted']);
  // The setting's own look, and one line of each process in turn.
  expect(lines).toBe(3);
  await b.kill();
});
