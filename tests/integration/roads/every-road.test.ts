import { describe, expect, it } from 'vitest';
import { applicant, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';
import { type Carried, roads } from './carriers.ts';

const receive = (desk: TestDesk) => desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });

async function sealed(desk: TestDesk): Promise<Carried> {
  const { name, base64 } = await desk.ask('sync.seal', {});
  return { name, bytes: Buffer.from(base64, 'base64') };
}

/** Nothing is called sent that is not at the district; both sides verify. */
async function expectHonest(office: Office, desk: TestDesk): Promise<void> {
  const { unsent, lastSeq, ledger } = await desk.ask('desk.status', {});
  expect((await office.app.district.store.read.ledgerHead(ledger))?.seq ?? 0).toBeGreaterThanOrEqual(lastSeq - unsent);
  for (const { store } of [office.app.district, desk.desk()]) expect((await store.verify()).problems).toEqual([]);
}

async function expectWhole(office: Office, desk: TestDesk, dossiers: number): Promise<void> {
  expect((await desk.ask('desk.status', {})).unsent).toBe(0);
  expect(await office.ask('district.status', {})).toMatchObject({ dossiers, parked: 0 });
  await expectHonest(office, desk);
}

const ways = stores.flatMap(({ store, database }) =>
  Object.entries(roads).map(([road, open]) => ({ road, open, store, database })),
);

describe.each(ways)('the road by $road, on $store', ({ open, database }) => {
  async function joined() {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const road = await open(office, desk);
    await receive(desk);
    return { office, desk, road };
  }

  it('brings work up and its answer with the decision back', async () => {
    const { office, desk, road } = await joined();
    const { code } = await receive(desk);
    await desk.ask('dossier.handOver', { code, to: 'district' });
    await road.exchange();
    await expectWhole(office, desk, 2);
    await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ điều kiện' });
    await receive(desk);
    await road.exchange();
    if ((await desk.ask('dossier.get', { code })).decision === null)
      await desk.ask('sync.apply', { files: [await office.ask('down.export', { commune: 'H60.15.3', desk: 2 })] });
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ decision: { outcome: 'approved' } });
    await expectWhole(office, desk, 3);
  });

  it('that is lost half way leaves the work unsent, safe and honest, and goes on where it was', async () => {
    const { office, desk, road } = await joined();
    await road.lose();
    await expect(road.exchange()).rejects.toThrow();
    expect((await desk.ask('desk.status', {})).unsent).toBeGreaterThan(0);
    await expectHonest(office, desk);
    await receive(desk);
    await road.mend();
    await road.exchange();
    await expectWhole(office, desk, 2);
  });

  it('takes the same file three times as once', async () => {
    const { office, desk, road } = await joined();
    const batch = await sealed(desk);
    const accepted = async () => (await office.ask('batch.list', { state: 'accepted' })).rows.length;
    const before = await accepted();
    await road.bring([batch, batch, batch]);
    expect(await office.ask('district.status', {})).toMatchObject({ dossiers: 1, refused: 0, parked: 0 });
    expect(await accepted()).toBe(before + 1);
    await road.exchange();
    await expectWhole(office, desk, 1);
  });

  it('changes nothing by a torn file, and takes the whole one after it', async () => {
    const { office, desk, road } = await joined();
    const { name, bytes } = await sealed(desk);
    await road.bring([{ name, bytes: bytes.subarray(0, bytes.length - 40) }]);
    expect(await office.ask('district.status', {})).toMatchObject({ dossiers: 0, refused: 1 });
    await road.bring([{ name, bytes }]);
    expect(await office.ask('district.status', {})).toMatchObject({ dossiers: 1, refused: 1 });
    await road.exchange();
    await expectWhole(office, desk, 1);
  });

  it('takes files in the wrong order: the later waits or brings all, and the earlier closes the gap', async () => {
    const { office, desk, road } = await joined();
    const first = await sealed(desk);
    await road.bring([first]);
    const answered = await office.ask('down.export', { commune: 'H60.15.3', desk: 2 });
    await desk.ask('sync.apply', { files: [answered] });
    await receive(desk);
    const second = await sealed(desk);
    await receive(desk);
    const third = await sealed(desk);
    await road.bring([third, second, first]);
    expect(await office.ask('district.status', {})).toMatchObject({ dossiers: 3, parked: 0, refused: 0 });
    await road.exchange();
    await expectWhole(office, desk, 3);
  });
});
