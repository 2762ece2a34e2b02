import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { applicant, clerk, marriageStatus, type TestDesk } from '../fixtures/office.ts';
import { newServedOffice, type ServedOffice } from '../fixtures/served-office.ts';
import { openProxy } from '../fixtures/tcp-proxy.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

async function receive(desk: TestDesk, dossiers: number): Promise<void> {
  for (let n = 0; n < dossiers; n += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
}

const round = (desk: TestDesk, url: string) =>
  desk.send({ call: 'sync.now', id: crypto.randomUUID(), as: clerk, input: { url } });

async function expectWhole(office: ServedOffice, dossiers: number): Promise<void> {
  expect(await office.run('district', 'status')).toMatchObject([{ dossiers, refused: 0, parked: 0 }]);
  expect(await office.run('verify')).toMatchObject([{ ok: true, problems: [] }]);
}

/** Words of the line, counted from 1: the greeting, the batch, the first of its answer. */
const moments = [1, 3, 3, 4] as const;
const dossiersEach = 60;

describe('a district', () => {
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
      if (!answer.ok) expect(answer.error.code).toBe('sync.unreachable');
    }
    const last = await office.serve();
    expect(await desk.ask('sync.now', { url: last.url })).toMatchObject({ unsent: 0 });
    await last.kill();
    await expectWhole(office, moments.length * dossiersEach);
  });

  it('whose disk is full takes nothing by half, and all of it once there is room', async () => {
    const office = await newServedOffice();
    const desk = await office.newDesk();
    await receive(desk, 60);
    // Room for the greeting, none for the batch.
    const full = await office.serve(128);
    const refused = await desk.refusal('sync.now', { url: full.url });
    expect(refused).toMatchObject({
      code: 'sync.unreachable',
      message: expect.stringContaining('vẫn an toàn tại máy'),
    });
    expect((await desk.ask('desk.status', {})).acknowledgedSeq).toBe(0);
    await full.kill();
    await expectWhole(office, 0);
    const roomy = await office.serve();
    expect(await desk.ask('sync.now', { url: roomy.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    await roomy.kill();
    await expectWhole(office, 60);
  });

  it('restored from last night’s backup is filled again by the desk, which notices that it knows less', async () => {
    const office = await newServedOffice();
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
    await expectWhole(office, 6);
  });
});
