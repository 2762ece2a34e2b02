import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/district/import.ts';
import { makeReport } from '../../../main/district/report/report.ts';
import { sheetToXlsx } from '../../../main/district/report/xlsx.ts';
import { sheetII06a } from '../../../shared/report/sheet-ii06a.ts';
import { commune, given, newDesk, newPlace, seal } from '../district/place.ts';

async function read(xlsx: Uint8Array) {
  const book = new Excel.Workbook();
  await book.xlsx.load(Uint8Array.from(xlsx).buffer as never);
  const page = book.getWorksheet('II.06a');
  if (page === undefined) throw new Error('no sheet');
  const row = (at: number) => Array.from({ length: 13 }, (_, column) => page.getCell(at, column + 1).value);
  return { page, row };
}

async function placeWithDossiers() {
  const place = await newPlace();
  const desk = await newDesk(place, { dossiers: 30 });
  const bytes = await seal(place, desk, 1, desk.events.length);
  const [answer] = await importFiles(place.district, [{ name: 'a', bytes }], 'file');
  expect(answer?.state).toBe('accepted');
  return place;
}

const year = { table: 'II.06a', from: '2025-12-15', to: '2026-12-14' } as const;

describe('the report of a district', () => {
  it('counts every dossier that came in, in a file that reads back to the same table', async () => {
    const { district } = await placeWithDossiers();
    const { table, xlsx } = given(await makeReport(district, year));
    const { page, row } = await read(xlsx);
    expect(table.total).toMatchObject({ received: 30, online: 0, direct: 30, carriedOver: 0, answered: 30, open: 0 });
    for (const [at, { field, ...counts }] of table.rows.entries())
      expect(row(12 + at)).toEqual([at + 1, field, ...Object.values(counts)]);
    const total = row(12 + table.rows.length);
    expect(total).toEqual(['Tổng số', 'Tổng số', ...Object.values(table.total)]);
    expect(page.getCell(4, 1).value).toBe('Kỳ báo cáo: Từ ngày 15/12/2025 đến ngày 14/12/2026');
    expect(page.getCell(5, 1).value).toBe('Đơn vị báo cáo: Trung tâm thử');
    expect(page.getCell(1, 7).value).toBe('TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ');
  });

  it('has the headings of the form, grouped', async () => {
    const { district } = await placeWithDossiers();
    const { xlsx } = given(await makeReport(district, { ...year, commune }));
    const { page, row } = await read(xlsx);
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
    const { district } = await placeWithDossiers();
    const { table, xlsx } = given(await makeReport(district, { ...year, from: '2025-01-01', to: '2025-01-31' }));
    expect(table.rows).toEqual([]);
    expect((await read(xlsx)).row(12)).toEqual(['Tổng số', 'Tổng số', ...Array(11).fill(0)]);
  });

  it('refuses a table or a commune that it does not know', async () => {
    const { district } = await newPlace();
    const answers = [
      await makeReport(district, { ...year, table: 'II.07b' }),
      await makeReport(district, { ...year, commune: 'H99.1' }),
    ];
    expect(answers.map((answer) => (answer.ok ? null : answer.refusal.code))).toEqual([
      'district.report-unknown-table',
      'district.commune-unknown',
    ]);
  });
});

it('a name that looks like a formula stays a text in the file', async () => {
  const none = { received: 0, online: 0, direct: 0, carriedOver: 0, answered: 0, early: 0 };
  const counts = { ...none, onTime: 0, late: 0, open: 0, withinTerm: 0, overdue: 0 };
  const names = ['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\t=1'];
  const sheet = sheetII06a(
    { rows: names.map((field) => ({ field, ...counts })), total: counts },
    { reporting: '=cmd', receiving: null, from: '2026-01-01', to: '2026-01-31', training: false },
  );
  const { page } = await read(await sheetToXlsx(sheet, Date.UTC(2026, 1, 1)));
  const cells = names.map((_, at) => page.getCell(12 + at, 2));
  expect(cells.map(({ type, numFmt }) => [type, numFmt])).toEqual(names.map(() => [Excel.ValueType.String, '@']));
  expect(cells.map(({ value }) => value)).toEqual(names.map((name) => name.trim()));
});
