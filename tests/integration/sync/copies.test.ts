import { describe, expect, it } from 'vitest';
import {
  clonedDesk,
  commune,
  dayMs,
  marriageStatus,
  newOffice,
  type Office,
  reopened,
  type TestDesk,
  tempDir,
} from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';

async function receive(desk: TestDesk, fullName: string): Promise<string> {
  return (await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant: { fullName } })).code;
}

const status = (desk: TestDesk) => desk.ask('desk.status', {});
const names = async (office: Office) =>
  (await office.ask('dossier.list', { limit: 500 })).rows.map(({ fullName }) => fullName).sort();

/** A desk with a dossier at the district, and a copy of its folder on another machine. */
async function deskAndCopy(database: NewStore) {
  const office = await newOffice({ database });
  const url = await office.url();
  const desk = await office.newDesk();
  const common = await receive(desk, 'Chung');
  await desk.ask('sync.now', { url });
  const copy = await clonedDesk(desk, tempDir());
  return { office, url, desk, copy, common };
}

describe.each(stores)('two copies of one desk, on $store', ({ database }) => {
  it('both take dossiers and both reach the district: nothing is overwritten', async () => {
    const { office, url, desk, copy, common } = await deskAndCopy(database);
    await receive(desk, 'Của máy một');
    office.clock.tick(dayMs);
    const other = await receive(copy, 'Của máy hai');
    await copy.ask('dossier.handOver', { code: other, to: 'district' });
    await copy.ask('dossier.handOver', { code: common, to: 'Phòng Tư pháp' });
    expect(await desk.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await copy.ask('sync.now', { url })).toMatchObject({ state: 'fork', unsent: 0 });
    expect(await names(office)).toEqual(['Chung', 'Của máy hai', 'Của máy một']);
    expect(await office.ask('dossier.get', { code: other })).toMatchObject({ status: 'processing', conflict: false });
    expect(await office.ask('dossier.get', { code: common })).toMatchObject({
      status: 'processing',
      holder: 'Phòng Tư pháp',
    });
    expect((await office.app.district.store.verify()).problems).toEqual([]);
    expect(copy.desk().store.verify().problems).toEqual([]);
  });

  it('go on in two ledgers and two number blocks: no code is given twice from then on', async () => {
    const { office, url, desk, copy } = await deskAndCopy(database);
    const before = await status(copy);
    await receive(desk, 'Một');
    await desk.ask('sync.now', { url });
    await receive(copy, 'Hai');
    await copy.ask('sync.now', { url });
    const after = await status(copy);
    expect(after).toMatchObject({ generation: 1, unsent: 0, dossiers: 3 });
    expect(after.ledger).not.toBe(before.ledger);
    const codes: string[] = [];
    for (let i = 0; i < 3; i += 1) codes.push(await receive(desk, `Một ${i}`), await receive(copy, `Hai ${i}`));
    expect(new Set(codes).size).toBe(6);
    expect(codes.filter((code) => code.includes('-12'))).toEqual([
      `${commune}-261117-12001`,
      `${commune}-261117-12002`,
      `${commune}-261117-12003`,
    ]);
    for (const one of [desk, copy])
      expect(await one.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect((await names(office)).length).toBe(9);
  });

  it('tell the same code that both gave before they knew, for a person to look at', async () => {
    const { office, url, desk, copy } = await deskAndCopy(database);
    const [one, two] = [await receive(desk, 'Một'), await receive(copy, 'Hai')];
    expect(two).toBe(one);
    for (const each of [desk, copy]) await each.ask('sync.now', { url });
    expect(await office.app.district.store.read.codeClashes()).toMatchObject([{ commune, code: one }]);
    expect(await names(office)).toEqual(['Chung', 'Hai', 'Một']);
  });

  it('show a carried-over dossier once, and go on with it in the new ledger', async () => {
    const { office, url, desk, copy } = await deskAndCopy(database);
    await receive(desk, 'Một');
    await desk.ask('sync.now', { url });
    office.clock.tick(dayMs);
    const code = await receive(copy, 'Hai');
    const first = await copy.ask('dossier.get', { code });
    await copy.ask('sync.now', { url });
    const carried = await copy.ask('dossier.get', { code });
    expect({ ...carried, timeline: [] }).toEqual({ ...first, unsent: false, timeline: [] });
    expect(carried.timeline.map(({ effect, unsent }) => ({ effect, unsent }))).toEqual([
      { effect: 'applied', unsent: false },
    ]);
    await copy.ask('dossier.handOver', { code, to: 'district' });
    await copy.ask('sync.now', { url });
    await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ' });
    await copy.ask('sync.now', { url });
    expect(await copy.ask('dossier.get', { code })).toMatchObject({
      decision: { outcome: 'approved' },
      conflict: false,
    });
  });

  it('carry on with what they carried over, and every projection is as a rebuild has it', async () => {
    const { office, url, desk, copy, common } = await deskAndCopy(database);
    await receive(desk, 'Một');
    await desk.ask('sync.now', { url });
    office.clock.tick(dayMs);
    const code = await receive(copy, 'Hai');
    await copy.ask('dossier.handOver', { code: common, to: 'Phòng Tư pháp' });
    await copy.ask('sync.now', { url });
    for (const step of ['handOver', 'resolve'] as const)
      for (const dossier of [code, common])
        if (step === 'handOver') await copy.ask('dossier.handOver', { code: dossier, to: 'district' });
        else await copy.ask('dossier.resolve', { code: dossier, outcome: 'approved' });
    await copy.ask('sync.now', { url });
    expect(copy.desk().store.verify().problems).toEqual([]);
    expect((await office.app.district.store.verify()).problems).toEqual([]);
    for (const dossier of [code, common]) {
      const seen = { status: 'resolved', conflict: false };
      expect([
        await copy.ask('dossier.get', { code: dossier }),
        await office.ask('dossier.get', { code: dossier }),
      ]).toMatchObject([seen, seen]);
    }
  });

  it('find each other out also when the copy only lags behind', async () => {
    const { office, url, desk, copy } = await deskAndCopy(database);
    for (let i = 0; i < 5; i += 1) await receive(desk, `Một ${i}`);
    await desk.ask('sync.now', { url });
    expect(await copy.ask('sync.now', { url })).toMatchObject({ state: 'fork', unsent: 0 });
    expect((await status(copy)).generation).toBe(1);
    await receive(copy, 'Hai');
    await copy.ask('sync.now', { url });
    expect((await names(office)).length).toBe(7);
  });

  it('stay apart after a restart', async () => {
    const { url, desk, copy } = await deskAndCopy(database);
    await receive(desk, 'Một');
    await desk.ask('sync.now', { url });
    await receive(copy, 'Hai');
    await copy.ask('sync.now', { url });
    const before = await status(copy);
    const again = await reopened(copy);
    expect(await status(again)).toEqual(before);
    expect(await receive(again, 'Ba')).toBe(`${commune}-261117-12001`);
  });

  it('are found out by file as well', async () => {
    const { office, desk, copy } = await deskAndCopy(database);
    const carry = async (from: TestDesk) => {
      const { name, base64 } = await from.ask('sync.seal', {});
      const answers = await office.ask('batch.import', { files: [{ name, base64 }] });
      const files = answers.flatMap(({ acknowledgement }) => acknowledgement ?? []);
      return { states: answers.map(({ state }) => state), applied: await from.ask('sync.apply', { files }) };
    };
    await receive(desk, 'Một');
    await carry(desk);
    office.clock.tick(dayMs);
    await receive(copy, 'Hai');
    const found = await carry(copy);
    expect(found).toMatchObject({ states: ['fork'], applied: [{ state: 'fork' }] });
    const sent = await carry(copy);
    expect(sent).toMatchObject({ states: ['accepted'], applied: [{ state: 'accepted', unsent: 0 }] });
    expect(await names(office)).toEqual(['Chung', 'Hai', 'Một']);
  });

  it('keep what was said about a wrong clock', async () => {
    const { office, url, desk, copy } = await deskAndCopy(database);
    await receive(desk, 'Một');
    await desk.ask('sync.now', { url });
    await copy.ask('desk.confirmClock', { today: '2026-11-20' });
    await receive(copy, 'Hai');
    await copy.ask('sync.now', { url });
    expect((await status(copy)).now).toBe(new Date(office.clock.now() + 3 * dayMs).toISOString());
  });

  it('leave the choice to a person where a third one goes on from the same ledger', async () => {
    const { url, desk, copy } = await deskAndCopy(database);
    const third = await clonedDesk(copy, tempDir());
    await receive(desk, 'Một');
    await desk.ask('sync.now', { url });
    await receive(copy, 'Hai');
    await copy.ask('sync.now', { url });
    await receive(third, 'Ba');
    const error = await third.refusal('sync.now', { url });
    expect(error.code).toBe('district.two-successors');
    expect(error.message).not.toMatch(/[{}]/);
    // Nothing is lost and the counter goes on; its block is none of the others'.
    expect(await receive(third, 'Bốn')).toBe(`${commune}-261117-22001`);
    expect((await status(third)).unsent).toBeGreaterThan(0);
  });
});
