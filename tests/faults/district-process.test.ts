import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { errorTable } from '../../shared/errors/table.ts';
import { holdTable } from '../fixtures/held-table.ts';
import { applicant, clerk, marriageStatus, type TestDesk } from '../fixtures/office.ts';
import { asking, newDatabase, stores } from '../fixtures/postgres.ts';
import { newServedOffice } from '../fixtures/served-office.ts';
import { openProxy } from '../fixtures/tcp-proxy.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

async function receive(desk: TestDesk, dossiers: number): Promise<void> {
  for (let n = 0; n < dossiers; n += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
}

const round = (desk: TestDesk, url: string) =>
  desk.send({ call: 'sync.now', id: crypto.randomUUID(), as: clerk, input: { url } });

const unreachable = { code: 'sync.unreachable', message: errorTable['sync.unreachable'].vi };

/** Words of the line, counted from 1: the greeting, the batch, the first of its answer. */
const moments = [1, 3, 3, 4] as const;
const dossiersEach = 60;

describe('a district on embedded SQLite', () => {
  it('killed while it takes a batch in has the whole of it or nothing, and the desk sends again', async () => {
    const office = await newServedOffice();
    const desk = await office.newDesk();
    const first = await office.serve();
    await desk.ask('sync.now', { url: first.url });
    await first.kill();
    // Where in the import the kill falls is chance; whatever it hits, the same must hold.
    for (const moment of moments) {
      await receive(desk, dossiersEach);
      const district = await office.serve();
      const line = await openProxy(district.url);
      const sending = round(desk, line.url);
      await expect.poll(() => line.words(), { interval: 1, timeout: 20_000 }).toBeGreaterThanOrEqual(moment);
      await district.kill();
      const answer = await sending;
      if (!answer.ok) expect(answer.error).toMatchObject(unreachable);
    }
    const last = await office.serve();
    expect(await desk.ask('sync.now', { url: last.url })).toMatchObject({ unsent: 0 });
    await last.kill();
    await office.expectWhole([desk], moments.length * dossiersEach);
  });
});

/** Where an import comes by, in this order: nothing of the batch is written yet, half of it is, all of it is. */
const places = ['event', 'dossier', 'batch'] as const;

describe('a district on PostgreSQL', () => {
  it('killed at any place of an import has nothing of it, also where the server had gone on, and the desk sends again', async () => {
    const office = await newServedOffice(newDatabase);
    const desk = await office.newDesk();
    let served = await office.serve();
    await desk.ask('sync.now', { url: served.url });
    for (const [done, place] of places.entries()) {
      await receive(desk, dossiersEach);
      const held = await holdTable(office.database ?? '', place);
      const sending = round(desk, served.url);
      await expect.poll(() => held.waiting(), { interval: 5, timeout: 20_000 }).toBe(1);
      await served.kill();
      expect(await sending).toMatchObject({ ok: false, error: unreachable });
      // The server still finishes the question that it was asked; nobody is there to say that it counts.
      await held.letGo();
      served = await office.serve();
      const [row] = await asking<{ n: number }>(office.database ?? '', 'SELECT count(*)::int AS n FROM dossier');
      expect(row?.n).toBe(done * dossiersEach);
      expect(await desk.ask('sync.now', { url: served.url })).toMatchObject({ unsent: 0 });
    }
    await served.kill();
    await office.expectWhole([desk], places.length * dossiersEach);
  });
});

describe.each(stores)('a district on $store', ({ database }) => {
  it('restored from last night’s backup is filled again by the desk, which notices that it knows less', async () => {
    const office = await newServedOffice(database);
    const desk = await office.newDesk();
    const send = async (): Promise<unknown> => {
      const district = await office.serve();
      const sent = await desk.ask('sync.now', { url: district.url });
      await district.kill();
      return sent;
    };
    await receive(desk, 2);
    await send();
    const backup = join(office.root, 'last-night.bak');
    await office.run('backup', '--out', backup);
    await receive(desk, 3);
    expect(await send()).toMatchObject({ unsent: 0 });
    await office.run('restore', backup);
    expect(await office.run('district', 'status')).toMatchObject([{ dossiers: 2 }]);
    await receive(desk, 1);
    expect(await send()).toMatchObject({ state: 'accepted', unsent: 0 });
    await office.expectWhole([desk], 6);
  });
});
