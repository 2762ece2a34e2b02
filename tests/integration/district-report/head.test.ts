import { readFileSync } from 'node:fs';
import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { reportHandlers } from '../../../main/district/report/calls.ts';
import { reportPage } from '../../../main/district/report/file.ts';
import { makeReport } from '../../../main/district/report/report.ts';
import { reportTables } from '../../../shared/report/report-rules.ts';
import { stores } from '../../fixtures/postgres.ts';
import { commune, given, newDesk, newPlace } from '../district/place.ts';
import { run } from '../shell/cli-in-process.ts';

const period = { from: '2026-09-15', to: '2026-12-14' } as const;
const days = ['--from', period.from, '--to', period.to] as const;
const asks = { id: '0198a2b4-0000-7000-8000-000000000001', as: undefined };
const kept = { receiving: 'Văn phòng UBND tỉnh Tuyên Quang', place: 'Lâm Bình' } as const;

async function cellsOf(base64: string): Promise<readonly unknown[]> {
  const book = new Excel.Workbook();
  await book.xlsx.load(Uint8Array.from(Buffer.from(base64, 'base64')).buffer as never);
  const cells: unknown[] = [];
  book.worksheets[0]?.eachRow((row) => row.eachCell(({ value }) => cells.push(value)));
  return cells;
}

describe.each(stores)('head and foot of reports on $store', ({ database }) => {
  it('are a line of dots until somebody says whom the report goes to, where and when', async () => {
    const { district } = await newPlace(database);
    const calls = reportHandlers(district);
    expect(given(await calls['report.head']())).toEqual({ receiving: '', place: '' });
    const { base64 } = given(await calls['report.file']({ ...period, table: 'II.06a', format: 'xlsx' }, asks));
    const cells = await cellsOf(base64);
    expect(cells).toContain('Đơn vị nhận báo cáo: …………………………');
    expect(cells).toContain('…………, ngày …… tháng …… năm ………');
  });

  it('are written into every form, are kept for the next one and may be changed', async () => {
    const { district, deps } = await newPlace(database);
    const calls = reportHandlers(district);
    for (const _ of [1, 2]) given(await calls['report.setHead'](kept, asks));
    expect(given(await calls['report.head']())).toEqual(kept);
    for (const table of reportTables) {
      const input = { ...period, table, signedOn: '2027-01-05' };
      const { base64 } = given(await calls['report.file']({ ...input, format: 'xlsx' }, asks));
      const page = reportPage(deps, given(await makeReport(district, input)));
      for (const words of [`Đơn vị nhận báo cáo: ${kept.receiving}`, 'Lâm Bình, ngày 05 tháng 01 năm 2027']) {
        expect(await cellsOf(base64)).toContain(words);
        expect(page).toContain(words);
      }
    }
    given(await calls['report.setHead']({ receiving: '', place: '' }, { ...asks, id: crypto.randomUUID() }));
    const { sheet } = given(await makeReport(district, { ...period, table: 'II.06a' }));
    expect(sheet.cells.map(({ value }) => value)).toContain('…………, ngày …… tháng …… năm ………');
  });

  it('name the district where one commune reports to it', async () => {
    const place = await newPlace(database);
    await newDesk(place, { dossiers: 0 });
    given(await reportHandlers(place.district)['report.setHead'](kept, asks));
    const made = given(await makeReport(place.district, { ...period, table: 'II.06a', communes: [commune] }));
    expect(made.sheet.cells.map(({ value }) => value)).toContain('Đơn vị nhận báo cáo: Trung tâm thử');
  });
});

it('the command line writes what the district keeps', async () => {
  const { dir, district } = await newPlace();
  given(await reportHandlers(district)['report.setHead'](kept, asks));
  await district.close();
  const out = `${dir}/a.xlsx`;
  const { code } = await run('district', 'report', ...['--data', dir, '--table', 'II.06a'], ...days, '--out', out);
  expect(code).toBe(0);
  const cells = await cellsOf(readFileSync(out).toString('base64'));
  expect(cells).toContain(`Đơn vị nhận báo cáo: ${kept.receiving}`);
  expect(cells).toContain('Lâm Bình, ngày …… tháng …… năm ………');
});
