import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import { applicant, commune, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';

const request = { procedureCode: marriageStatus, applicant };
const shipped = 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ';
const newer = 'GIẤY TIẾP NHẬN VÀ HẸN TRẢ KẾT QUẢ (MẪU MỚI)';
const centre = 'Trung tâm Phục vụ hành chính công';

async function setOf(office: Office): Promise<JsonObject> {
  const { content } = await office.ask('rules.draft', { kind: 'forms' });
  const found = (content.sets as JsonObject[]).find(({ name }) => name === 'TT03_2025');
  if (found === undefined) throw new Error('no TT03_2025');
  return found;
}

const within = (set: JsonObject, part: string, texts: JsonObject): JsonObject => ({
  ...set,
  [part]: { ...(set[part] as JsonObject), ...texts },
});

async function change(office: Office, set: JsonObject) {
  return office.ask('rules.change', { kind: 'forms', name: 'TT03_2025', json: JSON.stringify(set) });
}

async function publishTitle(office: Office, title: string): Promise<string> {
  const set = within(await setOf(office), 'receipt', { title });
  expect(await change(office, within(set, 'office', { name: centre }))).toEqual({ problems: [] });
  return (await office.ask('rules.publish', { kind: 'forms', reason: 'Thông tư mới' })).version;
}

const down = async (office: Office, desk: TestDesk, number = 2): Promise<void> => {
  await desk.ask('sync.apply', { files: [await office.ask('down.export', { commune, desk: number })] });
};

const receiptOf = async (desk: TestDesk, code: string): Promise<string> =>
  (await desk.ask('form.html', { code, form: 'receipt', paper: 'A4' })).html;

describe.each(stores)('form texts of the tier above, on $store', ({ database }) => {
  it('stand on the papers of new dossiers; older ones are printed again word for word', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const old = await desk.ask('dossier.receive', request);
    const before = await receiptOf(desk, old.code);
    expect(before).toContain(`<h1 class="r-title">${shipped}</h1>`);
    const version = await publishTitle(office, newer);
    expect(await desk.ask('form.texts', {})).toMatchObject({ receipt: { title: shipped } });
    await down(office, desk);
    expect(await desk.ask('form.texts', {})).toMatchObject({ receipt: { title: newer } });
    const { code } = await desk.ask('dossier.receive', request);
    const printed = await receiptOf(desk, code);
    expect(printed).toContain(`<h1 class="r-title">${newer}</h1>`);
    expect(printed).toContain(centre.toLocaleUpperCase('vi'));
    expect(await receiptOf(desk, old.code)).toBe(before);
    expect(await desk.ask('dossier.get', { code: old.code })).toMatchObject({ formSet: 'TT03_2025' });
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ formSet: `TT03_2025@${version}` });
    await publishTitle(office, 'GIẤY HẸN TRẢ KẾT QUẢ');
    await down(office, desk);
    expect(await receiptOf(desk, code)).toBe(printed);
    expect((await desk.ask('form.texts', {})).receipt.title).toBe('GIẤY HẸN TRẢ KẾT QUẢ');
    await office.ask('rules.adopt', { kind: 'forms', version });
    await down(office, desk);
    expect((await desk.ask('form.texts', {})).receipt.title).toBe(newer);
    expect(desk.desk().store.verify().problems).toEqual([]);
    expect((await office.app.district.store.verify()).problems).toEqual([]);
  });

  it('stand on the control sheet, too, at the desk and at the tier above', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const old = await desk.ask('dossier.receive', request);
    const set = within(await setOf(office), 'controlSheet', { formNo: 'Mẫu số 07', notes: [] });
    await change(office, set);
    await office.ask('rules.publish', { kind: 'forms', reason: 'Thông tư mới' });
    await down(office, desk);
    const { code } = await desk.ask('dossier.receive', request);
    await desk.ask('sync.now', { url: await office.url() });
    for (const { ask } of [desk, office]) {
      expect((await ask('dossier.controlSheet', { code: old.code })).html).toContain('Mẫu số 06 · Thông tư 03/2025');
      expect((await ask('dossier.controlSheet', { code })).html).toContain('Mẫu số 07 · Thông tư 03/2025');
    }
  });

  it('are shown by version, commune and desk; the program’s own count as in force until the first', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const of = async () => {
      const { kinds, communes } = await office.ask('rules.overview', {});
      const kind = kinds.find((row) => row.kind === 'forms');
      return [kind?.versions.map((row) => row.communes), communes[0]?.forms?.version, communes[0]?.desks[0]?.forms];
    };
    expect(await of()).toEqual([[1], undefined, true]);
    const version = await publishTitle(office, newer);
    expect(await of()).toEqual([[1, 0], version, false]);
    await desk.ask('sync.now', { url: await office.url() });
    await desk.ask('sync.now', { url: await office.url() });
    expect(await of()).toEqual([[1, 0], version, true]);
  });

  it('reach a desk that joins later with its enrolment, and the versions before with its first package', async () => {
    const office = await newOffice({ database });
    const two = await office.newDesk();
    await publishTitle(office, newer);
    await down(office, two);
    const { code } = await two.ask('dossier.receive', request);
    await two.ask('sync.now', { url: await office.url() });
    await publishTitle(office, 'GIẤY HẸN TRẢ KẾT QUẢ');
    const three = await office.newDesk({ desk: 3 });
    expect((await three.ask('form.texts', {})).receipt.title).toBe('GIẤY HẸN TRẢ KẾT QUẢ');
    await down(office, three, 3);
    expect(await receiptOf(three, code)).toContain(`<h1 class="r-title">${newer}</h1>`);
    expect(three.desk().store.verify().problems).toEqual([]);
  });

  it('are not published with a place that cannot be printed', async () => {
    const office = await newOffice({ database });
    const set = await setOf(office);
    const wrong = [
      ['receipt', { title: ' ' }, 'receipt.title', 'forms.text-missing'],
      ['receipt', { title: 'A'.repeat(121) }, 'receipt.title', 'forms.text-too-long'],
      ['receipt', { title: 'Hai\ndòng' }, 'receipt.title', 'forms.text-signs'],
      ['receipt', { numberSuffix: 'tn hs' }, 'receipt.numberSuffix', 'forms.suffix'],
      ['receipt', { notes: Array(9).fill('x') }, 'receipt.notes', 'forms.too-many'],
      ['office', { name: 'Công an {xã}' }, 'office.name', 'forms.placeholder'],
    ] as const;
    for (const [part, texts, path, code] of wrong) {
      expect((await change(office, within(set, part, texts as unknown as JsonObject))).problems).toMatchObject([
        { path, code },
      ]);
    }
    const refused = await office.app.core.call({
      call: 'rules.publish',
      id: '0b8f7a52-4f3e-4f0e-9c55-6d1c0f3a7b11',
      input: { kind: 'forms', reason: 'x' },
    });
    expect(refused).toMatchObject({ error: { code: 'rules.draft-invalid' } });
    await office.ask('rules.revert', { kind: 'forms', name: 'TT03_2025' });
    expect(await office.ask('rules.preview', { kind: 'forms' })).toMatchObject({ differences: [], problems: [] });
  });

  it('come as a file, whole or as a bare list, and say in words what they change', async () => {
    const office = await newOffice({ database });
    const { base64 } = await office.ask('rules.export', { kind: 'forms' });
    const file = JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as { sets: JsonObject[] };
    const sets = file.sets.map((set) =>
      set.name === 'TT66_2023' ? within(set, 'receipt', { formNo: 'Mẫu CT04b' }) : set,
    );
    const name = 'mau-giay.json';
    const asFile = (content: unknown) => ({ name, base64: Buffer.from(JSON.stringify(content)).toString('base64') });
    expect(await office.ask('rules.import', { kind: 'forms', file: asFile(sets) })).toEqual({
      changes: 1,
      problems: [],
    });
    expect((await office.ask('rules.preview', { kind: 'forms' })).differences).toEqual([
      {
        name: 'TT66_2023',
        title: 'Thông tư 66/2023/TT-BCA',
        kind: 'changed',
        fields: [{ field: 'receipt.formNo', before: ['Mẫu CT04'], after: ['Mẫu CT04b'] }],
      },
    ]);
    const lacking = await office.ask('rules.import', { kind: 'forms', file: asFile({ sets: sets.slice(0, 2) }) });
    expect(lacking.problems).toMatchObject([{ name: 'TT66_2023', code: 'forms.set-missing' }]);
  });
});
