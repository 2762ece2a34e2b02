import { describe, expect, it } from 'vitest';
import { copiedStores, lastNight, openedAgain } from '../fixtures/last-night.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import { applicant, commune, marriageStatus, newOffice, type Office, type TestDesk } from '../fixtures/office.ts';
import { type NewStore, stores } from '../fixtures/postgres.ts';

const receive = async (desk: TestDesk, fullName: string) =>
  (await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant: { ...applicant, fullName } })).code;

const sealed = async (desk: TestDesk) => {
  const { name, base64 } = await desk.ask('sync.seal', {});
  return { name, base64 };
};

/** A catalogue that gives the procedure another name, in force for all; its version. */
async function publish({ ask }: Pick<Office, 'ask'>): Promise<string> {
  const { content } = await ask('rules.draft', { kind: 'catalogue' });
  const entry = (content.procedures as readonly Record<string, unknown>[]).find(({ code }) => code === marriageStatus);
  const json = JSON.stringify({ ...entry, name: 'Cấp giấy xác nhận tình trạng hôn nhân, mẫu mới' });
  await ask('rules.change', { kind: 'catalogue', name: marriageStatus, json });
  return (await ask('rules.publish', { kind: 'catalogue', reason: 'Mẫu mới' })).version;
}

const withheld = async ({ ask }: Pick<Office, 'ask'>) =>
  (await ask('attention.list', {})).filter(({ kind }) => kind === 'withheld');

/** What every place must show of a dossier alike. */
async function shownAt({ ask }: Pick<Office, 'ask'>, code: string) {
  const shown = await ask('dossier.get', { code });
  const { status, procedureName, dueAt, catalogueVersion, applicant: person, timeline } = shown;
  const story = timeline.map(({ type, effect }) => [type, effect]);
  return { status, procedureName, dueAt, catalogueVersion, person, story };
}

describe.each(stores)('at a sibling desk, on $store', ({ database }) => {
  it('a dossier under an unknown catalogue waits until a package brings that, and no other does', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
    for (const desk of [two, three]) await desk.ask('sync.now', { url });
    const plain = await receive(two, 'Theo danh mục cũ');
    await three.ask('sync.apply', { files: [await sealed(two)] });
    const version = await publish(office);
    await two.ask('sync.now', { url });
    const odd = await receive(two, 'Theo danh mục mới');
    await two.ask('dossier.handOver', { code: odd, to: 'district' });
    await two.ask('dossier.handOver', { code: plain, to: 'district' });
    const file = await sealed(two);
    expect(await three.ask('sync.apply', { files: [file] })).toMatchObject([{ state: 'accepted' }]);
    expect(await three.ask('sync.apply', { files: [file] })).toMatchObject([{ state: 'duplicate' }]);

    expect(await withheld(three)).toMatchObject([{ code: odd, missing: { version, events: 2 } }]);
    expect(await three.ask('dossier.get', { code: plain })).toMatchObject({ status: 'processing' });
    expect((await three.ask('dossier.list', {})).rows.map(({ code }) => code)).toEqual([plain]);
    for (const refusal of [
      await three.refusal('dossier.get', { code: odd }),
      await three.refusal('dossier.withdraw', { code: odd, reason: 'Công dân xin rút' }),
    ])
      expect(refusal).toMatchObject({
        code: 'dossier.waits-for-catalogue',
        message: expect.stringContaining(version),
      });
    expect(three.desk().store.verify().problems).toEqual([]);

    await two.ask('sync.now', { url });
    const down = await office.ask('down.export', { commune, desk: 3 });
    await three.ask('sync.apply', { files: [down] });
    expect(await withheld(three)).toEqual([]);
    for (const code of [odd, plain]) {
      const shown = await shownAt(two, code);
      expect(await shownAt(three, code)).toEqual(shown);
      expect(await shownAt(office, code)).toEqual(shown);
    }
    expect((await three.ask('dossier.list', { search: 'danh mục mới' })).rows.map(({ code }) => code)).toEqual([odd]);
    await expectNothingLost(office, [two, three]);
  });
});

/** A district put back to the evening before it published, and a desk that took a dossier in under what it published. */
async function putBack(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  await desk.ask('sync.now', { url: await office.url() });
  const { day, dataDir } = await lastNight(office);
  const version = await publish(day);
  await desk.ask('sync.now', { url: day.url });
  await day.app.close();
  const back = await openedAgain(office, dataDir);
  const code = await receive(desk, 'Theo danh mục mới');
  expect(await back.ask('batch.import', { files: [await sealed(desk)] })).toMatchObject([{ state: 'accepted' }]);
  expect(await withheld(back)).toMatchObject([{ code, missing: { version, events: 1 } }]);
  expect(await back.ask('district.status', {})).toMatchObject({ dossiers: 0, withheld: 1 });
  return { back, desk, code, version };
}

describe.each(copiedStores)('at a district on $store that was put back to before it published', ({ database }) => {
  it('a dossier under that catalogue is applied when a desk gives the district’s own words back', async () => {
    const { back, desk, code, version } = await putBack(database);
    expect(await desk.ask('sync.now', { url: back.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await withheld(back)).toEqual([]);
    expect(await shownAt(back, code)).toEqual({ ...(await shownAt(desk, code)), catalogueVersion: version });
    await expectNothingLost(back, [desk]);
  });

  it('or when the same is published here again', async () => {
    const { back, desk, code, version } = await putBack(database);
    expect(await publish(back)).toBe(version);
    expect(await withheld(back)).toEqual([]);
    expect(await back.ask('district.status', {})).toMatchObject({ dossiers: 1, withheld: 0 });
    expect(await shownAt(back, code)).toEqual(await shownAt(desk, code));
    await desk.ask('sync.now', { url: back.url });
    await expectNothingLost(back, [desk]);
  });
});
