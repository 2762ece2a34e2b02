import { describe, expect, it } from 'vitest';
import type { DistrictRole } from '../../../shared/district/roles.ts';
import { applicant, marriageStatus, newOffice } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { readQr } from '../../fixtures/read-qr.ts';
import { connect, newUser, told } from './served.ts';

const period = { from: '2025-12-15', to: '2026-12-14' } as const;
/** Chứng thực; marriage papers are of Hộ tịch. */
const copies = '2.000815';

/** A dossier of each of two fields at the tier above, an officer of one, and a supervisor. */
async function twoFields(database: NewStore) {
  const office = await newOffice({ database });
  const url = await office.url();
  const desk = await office.newDesk();
  const codes: string[] = [];
  for (const [procedureCode, fullName] of [
    [marriageStatus, 'Lò Thị Mai'],
    [copies, 'Lò Thị Máy'],
  ] as const) {
    const { code } = await desk.ask('dossier.receive', { procedureCode, applicant: { ...applicant, fullName } });
    await desk.ask('dossier.handOver', { code, to: 'district' });
    codes.push(code);
  }
  await desk.ask('sync.now', { url });
  const signIn = async (name: string, roles: DistrictRole[], fields: string[] = []) => {
    const { cookie } = await newUser({ url, ask: office.ask }, name, roles, fields);
    const window = await connect(url, cookie);
    if (window === null) throw new Error('not let in');
    return window;
  };
  const [mine = '', other = ''] = codes;
  return { office, desk, mine, other, signIn, officer: () => signIn('hong', ['officer'], ['Hộ tịch']) };
}

const names = (listed: { readonly rows: readonly { readonly fullName: string }[] }) =>
  listed.rows.map(({ fullName }) => fullName).toSorted();

describe.each(stores)('officers who see their own fields alone, on $store', ({ database }) => {
  it('is off at first: an officer sees every dossier', async () => {
    const { officer } = await twoFields(database);
    const window = await officer();
    expect(names(await window.ask('dossier.list', {}))).toEqual(['Lò Thị Mai', 'Lò Thị Máy']);
    expect((await window.ask('figure.overview', period)).now.open).toBe(2);
    expect(await window.code('user.setSight', { ownFieldsOnly: true })).toBe('district.forbidden');
  });

  it('hides other fields in lists, search, dossiers, scans and figures once it is on', async () => {
    const { office, mine, other, officer } = await twoFields(database);
    const window = await officer();
    await office.ask('user.setSight', { ownFieldsOnly: true });
    expect(await window.ask('dossier.list', {})).toMatchObject({ total: 1, onlyFields: ['Hộ tịch'] });
    for (const asked of [{}, { search: 'lo thi' }, { status: 'processing' }, { state: 'open' }] as const)
      expect(names(await window.ask('dossier.list', asked))).toEqual(['Lò Thị Mai']);
    expect(names(await window.ask('dossier.list', { search: other }))).toEqual([]);
    expect(names(await window.ask('dossier.list', { field: 'Chứng thực' }))).toEqual([]);
    expect(names(await window.ask('dossier.list', { field: 'Hộ tịch' }))).toEqual(['Lò Thị Mai']);
    expect(await window.ask('dossier.counts', {})).toMatchObject({ all: 1, atDistrict: 1 });
    expect(await window.ask('district.status', {})).toMatchObject({ dossiers: 1 });
    expect(await window.ask('dossier.get', { code: mine })).toMatchObject({ code: mine });
    expect(await window.code('dossier.get', { code: other })).toBe('district.field-not-theirs');
    const sha256 = 'a'.repeat(64);
    expect(await window.code('attachment.get', { code: other, sha256 })).toBe('district.field-not-theirs');
    const board = await window.ask('figure.overview', period);
    expect(board).toMatchObject({ now: { open: 1 }, onlyFields: ['Hộ tịch'] });
    expect(board.communes.map(({ open }) => open)).toEqual([1]);
    expect(board.fields.map(({ field }) => field)).toEqual(['Hộ tịch']);
    expect((await window.ask('figure.overview', { ...period, field: 'Chứng thực' })).now.open).toBe(0);
    expect(await window.code('report.preview', { table: 'II.06a', ...period })).toBe('district.forbidden');
  });

  it('hides the codes of other fields in lists of paper dossiers, and how the list stands it tells', async () => {
    const { office, desk, signIn, officer } = await twoFields(database);
    const handed: string[] = [];
    for (const procedureCode of [marriageStatus, copies, copies]) {
      const { code } = await desk.ask('dossier.receive', { procedureCode, applicant });
      await desk.ask('dossier.handOver', { code, to: 'district' });
      handed.push(code);
    }
    const [married = '', listed = '', copied = ''] = handed;
    const { list, file } = await desk.ask('paperList.make', { codes: [listed] });
    const text = await readQr((await desk.ask('paperList.html', { list })).html);
    await office.ask('paperList.scan', { text });
    await office.ask('user.setSight', { ownFieldsOnly: true });
    const [hong, lan] = [await officer(), await signIn('lan', ['officer', 'import'], ['Chứng thực'])];
    const shownTo = async (window: Pick<typeof hong, 'ask'>) => (await window.ask('paperList.list', {})).rows[0];
    const waiting = { list, state: 'expected', waitsFor: 'data', dossiers: 1, extra: [] };
    expect(await shownTo(office)).toMatchObject({ ...waiting, missing: [listed], hidden: 0 });
    for (const window of [hong, lan])
      expect(await shownTo(window)).toMatchObject({ ...waiting, missing: [], hidden: 1 });
    await office.ask('batch.import', { files: file === null ? [] : [file] });
    const differs = { list, state: 'differs', missing: [] };
    expect(await shownTo(office)).toMatchObject({ ...differs, extra: [married, copied], hidden: 0 });
    expect(await shownTo(hong)).toMatchObject({ ...differs, extra: [married], hidden: 1 });
    expect(await lan.ask('paperList.scan', { text })).toMatchObject({ ...differs, extra: [copied], hidden: 1 });
  });

  it('leaves rows of other fields out of a file, also where the window gathered them before', async () => {
    const { office, officer, signIn } = await twoFields(database);
    const window = await officer();
    const { rows } = await window.ask('dossier.list', {});
    const list = {
      title: 'Hồ sơ',
      remarks: [],
      columns: ['Họ và tên'],
      rows: rows.map(({ fullName }) => [fullName]),
      dossiers: rows.map(({ commune, dossierId }) => ({ commune, id: dossierId })),
      format: 'csv' as const,
    };
    const written = async (asking: Pick<typeof window, 'ask'>) => {
      const { base64 } = await asking.ask('list.file', list);
      return Buffer.from(base64, 'base64').toString().split('\r\n').slice(1, -1).sort();
    };
    expect(await written(window)).toEqual(['"Lò Thị Mai"', '"Lò Thị Máy"']);
    await office.ask('user.setSight', { ownFieldsOnly: true });
    expect(await written(window)).toEqual(['"Lò Thị Mai"']);
    expect(await written(await signIn('nga', ['supervisor']))).toHaveLength(2);
    const exported = (await office.ask('action.list', {})).rows.filter(
      ({ type }) => type === 'district.listExported.v1',
    );
    expect(exported.map(({ facts }) => facts.rows)).toEqual([2, 1, 2]);
  });

  it('is enforced for officers alone, written down, and turned off again', async () => {
    const { office, other, officer, signIn } = await twoFields(database);
    await office.ask('user.setSight', { ownFieldsOnly: true });
    const both = await signIn('nga', ['officer', 'supervisor'], ['Hộ tịch']);
    expect((await both.ask('dossier.list', {})).total).toBe(2);
    expect(await both.code('dossier.get', { code: other })).toBeNull();
    const stranger = await signIn('moi', ['officer']);
    expect(await stranger.ask('dossier.list', {})).toMatchObject({ total: 0, onlyFields: [] });
    const window = await officer();
    expect((await window.ask('dossier.list', {})).total).toBe(1);
    await office.ask('user.setSight', { ownFieldsOnly: false });
    expect((await window.ask('dossier.list', {})).total).toBe(2);
    expect((await told(office.app.district)).filter(([type]) => type === 'settingChanged')).toHaveLength(2);
    expect(await office.app.district.store.verify()).toMatchObject({ ok: true });
  });
});
