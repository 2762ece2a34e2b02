import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/district/import.ts';
import { reportFile, reportPage } from '../../../main/district/report/file.ts';
import { makeReport, type ReportInput } from '../../../main/district/report/report.ts';
import { readReportRules, setReportRules } from '../../../main/district/report/rules.ts';
import { sheetToXlsx } from '../../../main/district/report/xlsx.ts';
import { reportTables } from '../../../shared/report/report-rules.ts';
import { sheetII06a } from '../../../shared/report/sheet-ii06.ts';
import { tableII06a } from '../../../shared/report/table-ii06a.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { commune, given, newDesk, newPlace, type Place, seal } from '../district/place.ts';

async function read(xlsx: Uint8Array) {
  const book = new Excel.Workbook();
  await book.xlsx.load(Uint8Array.from(xlsx).buffer as never);
  const page = book.getWorksheet('II.06a');
  if (page === undefined) throw new Error('no sheet');
  const row = (at: number) => Array.from({ length: 13 }, (_, column) => page.getCell(at, column + 1).value);
  return { page, row };
}

async function placeWithDossiers(database: NewStore) {
  const place = await newPlace(database);
  const desk = await newDesk(place, { dossiers: 30 });
  const bytes = await seal(place, desk, 1, desk.events.length);
  const [answer] = await importFiles(place.district, [{ name: 'a', bytes }], 'file');
  expect(answer?.state).toBe('accepted');
  return place;
}

const year = { table: 'II.06a', from: '2025-12-15', to: '2026-12-14' } as const;

const xlsxOf = async ({ deps, district }: Place, input: ReportInput) => {
  const made = given(await makeReport(district, input));
  return { made, ...(await read(given(await reportFile(deps, made, 'xlsx')))) };
};

describe.each(stores)('the report of a district on $store', ({ database }) => {
  it('counts every dossier that came in, in a file that reads back to the same table', async () => {
    const place = await placeWithDossiers(database);
    const { made, page, row } = await xlsxOf(place, year);
    expect(made.total).toMatchObject({ received: 30, online: 0, direct: 30, carriedOver: 0, answered: 30, open: 0 });
    const [first, last] = made.sheet.bodyRows;
    const written = made.sheet.cells.filter((cell) => cell.row >= first && cell.row <= last);
    expect(written).toHaveLength((made.rows + 1) * 13 - 1);
    for (const cell of written) expect(page.getCell(cell.row, cell.column).value).toBe(cell.value);
    const total = row(12 + made.rows);
    expect(total).toEqual(['Tổng số', 'Tổng số', ...Object.values(made.total ?? {})]);
    expect(page.getCell(4, 1).value).toBe('Kỳ báo cáo: Từ ngày 15/12/2025 đến ngày 14/12/2026');
    expect(page.getCell(5, 1).value).toBe('Đơn vị báo cáo: Trung tâm thử');
    expect(page.getCell(1, 7).value).toBe('TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ');
  });

  it('has the headings of the form, grouped', async () => {
    const place = await placeWithDossiers(database);
    const { page, row } = await xlsxOf(place, { ...year, communes: [commune] });
    const [received, answered, open] = [
      'Số lượng hồ sơ tiếp nhận',
      'Số lượng hồ sơ đã giải quyết',
      'Số lượng hồ sơ đang giải quyết',
    ];
    expect(row(8).slice(2)).toEqual([...Array(4).fill(received), ...Array(4).fill(answered), ...Array(3).fill(open)]);
    expect(row(10)).toEqual([
      'STT',
      'Lĩnh vực giải quyết',
      'Tổng số',
      'Trực tuyến',
      'Trực tiếp, dịch vụ bưu chính',
      'Từ kỳ trước',
      'Tổng số',
      'Trước hạn',
      'Đúng hạn',
      'Quá hạn',
      'Tổng số',
      'Trong hạn',
      'Quá hạn',
    ]);
    expect(page.getCell(5, 1).value).toBe('Đơn vị báo cáo: Xã Thử');
    expect(page.getCell(6, 1).value).toBe('Đơn vị nhận báo cáo: Trung tâm thử');
    expect([page.getCell(8, 3).master.address, page.getCell(8, 6).master.address]).toEqual(['C8', 'C8']);
  });

  it('leaves a period without dossiers empty but whole', async () => {
    const place = await placeWithDossiers(database);
    const { made, row } = await xlsxOf(place, { ...year, from: '2025-01-01', to: '2025-01-31' });
    expect(made.rows).toBe(0);
    expect(row(12)).toEqual(['Tổng số', 'Tổng số', ...Array(11).fill(0)]);
  });

  it('consolidates the communes into what II.06a counts over all of them', async () => {
    const place = await placeWithDossiers(database);
    const other = await newDesk(place, { dossiers: 12, seed: 5, desk: 1, at: 'H60.15.4' });
    await importFiles(place.district, [{ name: 'b', bytes: await seal(place, other, 1, other.events.length) }], 'file');
    const tables = ['II.06a', 'II.06b', 'II.06c'].map((table) => makeReport(place.district, { ...year, table }));
    const [a, b, c] = (await Promise.all(tables)).map(given);
    expect(a?.total).toMatchObject({ received: 42 });
    expect([b?.total, c?.total]).toEqual([a?.total, a?.total]);
    expect([b?.rows, c?.rows]).toEqual([2, a?.rows]);
  });

  it('makes every table as values and as a page, and says that without a browser there is no PDF', async () => {
    const { deps, district } = await placeWithDossiers(database);
    for (const table of reportTables) {
      const made = given(await makeReport(district, { ...year, table }));
      const note = made.sheet.cells.find(({ value }) => String(value).startsWith('Lập lúc'))?.value;
      const csv = Buffer.from(given(await reportFile(deps, made, 'csv'))).toString();
      expect(csv.split('\r\n')).toHaveLength(made.sheet.bodyRows[1] - made.sheet.bodyRows[0] + 5);
      expect(csv).toContain(`\r\n"${note}"`);
      expect(reportPage(deps, made)).toContain(`<title>${table}</title>`);
      expect(await reportFile(deps, made, 'pdf')).toMatchObject({ ok: false, refusal: { code: 'shell.no-browser' } });
    }
  });

  it('lives by the rules that the district set', async () => {
    const { district } = await newPlace(database);
    const shipped = given(await readReportRules(district));
    const forms = { ...shipped.forms, 'II.07b': { ...shipped.forms['II.07b'], number: 'Biểu số 7b' } };
    const rules = { ...shipped, forms, withFormerTier: true, internalProcess: [] };
    const context = { id: '0198a2b4-0000-7000-8000-000000000001', as: undefined };
    for (const _ of [1, 2]) given(await setReportRules(district, { rules }, context));
    expect(given(await readReportRules(district))).toEqual(rules);
    const { sheet } = given(await makeReport(district, { ...year, table: 'II.07b' }));
    expect(sheet.cells[0]?.value).toBe('Biểu số 7b');
    expect(sheet.columnWidths).toHaveLength(14);
  });

  it('refuses a table or a commune that it does not know', async () => {
    const { district } = await newPlace(database);
    const answers = [
      await makeReport(district, { ...year, table: 'II.09' }),
      await makeReport(district, { ...year, communes: [commune, 'H99.1'] }),
    ];
    expect(answers.map((answer) => (answer.ok ? null : answer.refusal.code))).toEqual([
      'district.report-unknown-table',
      'district.commune-unknown',
    ]);
  });
});

it('a name that looks like a formula stays a text in the file', async () => {
  const names = ['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\t=1'];
  const { total } = tableII06a([], { fromMs: 0, endMs: 0, nowMs: 0 });
  const sheet = sheetII06a(
    { rows: names.map((field) => ({ field, ...total })), total },
    {
      form: { number: 'x', title: ['y', 'z'] },
      reporting: '=cmd',
      receiving: null,
      place: null,
      signedOn: null,
      from: '2026-01-01',
      to: '2026-01-31',
      training: false,
      completeness: [],
    },
  );
  const { page } = await read(await sheetToXlsx(sheet, Date.UTC(2026, 1, 1)));
  const cells = names.map((_, at) => page.getCell(12 + at, 2));
  expect(cells.map(({ type, numFmt }) => [type, numFmt])).toEqual(names.map(() => [Excel.ValueType.String, '@']));
  expect(cells.map(({ value }) => value)).toEqual(names.map((name) => name.trim()));
});
