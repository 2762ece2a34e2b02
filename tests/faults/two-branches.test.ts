import { describe, expect, it } from 'vitest';
import { expectNothingLost, expectSound } from '../fixtures/nothing-lost.ts';
import {
  applicant,
  clonedDesk,
  commune,
  dayMs,
  leader,
  marriageStatus,
  newOffice,
  type Office,
  type TestDesk,
  tempDir,
} from '../fixtures/office.ts';
import { stores } from '../fixtures/postgres.ts';

const receive = async (desk: TestDesk, fullName: string) =>
  (await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant: { ...applicant, fullName } })).code;

const names = async (place: Pick<TestDesk, 'ask'> | Pick<Office, 'ask'>) =>
  (await place.ask('dossier.list', { limit: 500 })).rows.map(({ fullName }) => fullName).sort();

/** From the counter's hand-over to the citizen's signature. */
async function finish(desk: TestDesk, code: string): Promise<void> {
  await desk.ask('dossier.handOver', { code, to: 'Phòng Tư pháp' });
  await desk.ask('dossier.resolve', { code, outcome: 'approved' }, { as: leader });
  await desk.ask('dossier.returnResult', { code, to: { fullName: applicant.fullName }, by: 'desk' });
}

describe.each(stores)('a desk’s folder that is in two places, on $store', ({ database }) => {
  it('is told apart: the second goes on in a new ledger, and each works on with what both took in', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const one = await office.newDesk();
    await one.ask('sync.now', { url });
    const two = await clonedDesk(one, tempDir());
    const first = await receive(one, 'Của máy một');
    office.clock.tick(dayMs);
    const second = await receive(two, 'Của máy hai');
    await two.ask('dossier.handOver', { code: second, to: 'district' });
    expect(await one.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await two.ask('sync.now', { url })).toMatchObject({ state: 'fork', unsent: 0 });
    // The one that was told has what the other wrote in the ledger that both had, and can finish it.
    expect(await names(two)).toEqual(['Của máy hai', 'Của máy một']);
    await finish(two, first);
    await two.ask('sync.now', { url });
    await office.ask('dossier.decide', { code: second, outcome: 'approved', reason: 'Đủ điều kiện' });
    await one.ask('sync.now', { url });
    expect(await names(one)).toEqual(['Của máy hai', 'Của máy một']);
    await one.ask('dossier.resolve', { code: second, outcome: 'approved' }, { as: leader });
    const later = await receive(one, 'Về sau');
    for (const desk of [one, two, one]) expect(await desk.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
    for (const place of [office, one, two]) {
      expect(await names(place)).toEqual(['Của máy hai', 'Của máy một', 'Về sau']);
      expect(await place.ask('dossier.get', { code: first })).toMatchObject({ status: 'returned', conflict: false });
      expect(await place.ask('dossier.get', { code: second })).toMatchObject({ status: 'resolved', conflict: false });
      expect(await place.ask('dossier.get', { code: later })).toMatchObject({ status: 'received' });
    }
    await expectNothingLost(office, [one, two]);
  });

  it('and put back by hand to last week’s copy has its lost tail again, with nothing of the new overwritten', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const desk = await office.newDesk();
    const before = await receive(desk, 'Trước bản sao');
    await desk.ask('sync.now', { url });
    const copy = await clonedDesk(desk, tempDir());
    const lost = await receive(desk, 'Sau bản sao');
    await desk.ask('dossier.handOver', { code: before, to: 'Phòng Tư pháp' });
    await desk.ask('sync.now', { url });
    await desk.close();
    office.clock.tick(dayMs);
    const fresh = await receive(copy, 'Sau khi chép lại');
    expect(await names(copy)).not.toContain('Sau bản sao');
    expect(await copy.ask('sync.now', { url })).toMatchObject({ state: 'fork', unsent: 0 });
    expect(await copy.ask('desk.status', {})).toMatchObject({ generation: 1, unsent: 0 });
    for (const place of [office, copy]) {
      expect(await names(place)).toEqual(['Sau bản sao', 'Sau khi chép lại', 'Trước bản sao']);
      expect(await place.ask('dossier.get', { code: before })).toMatchObject({ status: 'processing' });
    }
    await finish(copy, lost);
    await finish(copy, fresh);
    await copy.ask('sync.now', { url });
    for (const code of [lost, fresh])
      expect(await office.ask('dossier.get', { code })).toMatchObject({ status: 'returned', conflict: false });
    await expectNothingLost(office, [copy]);
  });

  it('is told by the district’s file as well, and the file brings the tail', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const desk = await office.newDesk();
    await desk.ask('sync.now', { url });
    const copy = await clonedDesk(desk, tempDir());
    await receive(desk, 'Của máy một');
    await desk.ask('sync.now', { url });
    office.clock.tick(dayMs);
    await receive(copy, 'Của máy hai');
    for (let turn = 0; turn < 3; turn += 1) {
      const { name, base64 } = await copy.ask('sync.seal', {}).catch(() => ({ name: '', base64: '' }));
      const answers = base64 === '' ? [] : await office.ask('batch.import', { files: [{ name, base64 }] });
      const files = answers.flatMap(({ acknowledgement }) => (acknowledgement === null ? [] : [acknowledgement]));
      const down = await office.ask('down.export', { commune, desk: 2 });
      await copy.ask('sync.apply', { files: [...files, down] });
    }
    expect(await copy.ask('desk.status', {})).toMatchObject({ generation: 1, unsent: 0 });
    for (const place of [office, copy]) expect(await names(place)).toEqual(['Của máy hai', 'Của máy một']);
    await expectNothingLost(office, [copy]);
  });
});

describe.each(stores)('a sibling desk that took the branch which does not count, on $store', ({ database }) => {
  it('is set right by the district, whatever it took first', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const [one, sibling] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
    for (const desk of [one, sibling, one]) await desk.ask('sync.now', { url });
    const two = await clonedDesk(one, tempDir());
    const [mine, theirs] = [await receive(one, 'Của máy một'), await receive(two, 'Của máy hai')];
    expect(theirs).toBe(mine);
    // The copy's stick reaches the sibling before anybody reaches the district.
    const { name, base64 } = await two.ask('sync.seal', {});
    expect(await sibling.ask('sync.apply', { files: [{ name, base64 }] })).toMatchObject([{ state: 'accepted' }]);
    expect(await names(sibling)).toEqual(['Của máy hai']);
    await one.ask('sync.now', { url });
    await two.ask('sync.now', { url });
    for (const desk of [sibling, sibling, one, two]) await desk.ask('sync.now', { url });
    for (const place of [office, one, two, sibling]) expect(await names(place)).toEqual(['Của máy hai', 'Của máy một']);
    await expectSound(office, [one, two, sibling]);
  });
});
