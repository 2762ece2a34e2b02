import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { listHandlers } from '../../../main/views/list-file.ts';
import { listCalls } from '../../../shared/contract/list-calls.ts';
import { given } from '../district/place.ts';

const calls = listHandlers(() => Date.UTC(2026, 11, 1, 3));
const asked = {
  title: 'Hồ sơ',
  remarks: ['1 trên 2 hồ sơ · đầy đủ đến 09:11 hôm nay', 'Quá hạn'],
  columns: ['Họ và tên', 'Số giấy'],
  rows: [
    ['H’Hen Niê', 2],
    ['=HYPERLINK("http://x","y")', 0],
    ['"Ghi chú", dài', ''],
  ] as (string | number)[][],
};

async function sheetOf(rows: typeof asked.rows) {
  const file = given(await calls['list.file']({ ...asked, rows, format: 'xlsx' }));
  const book = new Excel.Workbook();
  await book.xlsx.load(Uint8Array.from(Buffer.from(file.base64, 'base64')).buffer as never);
  const page = book.getWorksheet('Hồ sơ');
  if (page === undefined) throw new Error('no sheet');
  return { file, page };
}

describe('a list as a file', () => {
  it('is a sheet with what narrows it, headings that can be filtered by, and every row', async () => {
    const { file, page } = await sheetOf(asked.rows);
    expect(file.name).toBe('ho-so_2026-12-01.xlsx');
    const values = Array.from({ length: page.rowCount }, (_, at) =>
      [1, 2].map((column) => page.getCell(at + 1, column).value),
    );
    expect(values).toEqual([
      ['Hồ sơ', null],
      ['1 trên 2 hồ sơ · đầy đủ đến 09:11 hôm nay', null],
      ['Quá hạn', null],
      ['Họ và tên', 'Số giấy'],
      ...asked.rows.map((row) => row.map((value) => (value === '' ? null : value))),
    ]);
    expect(page.autoFilter).toBe('A4:B7');
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
  });

  it('keeps a text that looks like a formula a text, also after somebody edits the cell', async () => {
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'];
    const { page } = await sheetOf(names.map((name) => [name, 1]));
    for (const [at, name] of names.entries()) {
      const cell = page.getCell(5 + at, 1);
      expect([cell.type, cell.value, cell.numFmt]).toEqual([Excel.ValueType.String, name, '@']);
    }
  });

  it('writes many rows, all of them', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [`Tên ${at}`, at]);
    const { page } = await sheetOf(rows);
    expect(page.rowCount).toBe(3004);
    expect([page.getCell(3004, 1).value, page.getCell(3004, 2).value]).toEqual(['Tên 2999', 2999]);
  });

  it('is plain values without formulas as CSV, each row as long as its headings', async () => {
    const rows = [...asked.rows, ['ngắn'], ['dài', 1, 'thừa']];
    const file = given(await calls['list.file']({ ...asked, rows, format: 'csv' }));
    expect(file.name).toBe('ho-so_2026-12-01.csv');
    expect(Buffer.from(file.base64, 'base64').toString()).toBe(
      '\uFEFF' +
        [
          '"Họ và tên","Số giấy"',
          '"H’Hen Niê",2',
          '"\'=HYPERLINK(""http://x"",""y"")",0',
          '"""Ghi chú"", dài",',
          '"ngắn",',
          '"dài",1',
          '',
        ].join('\r\n'),
    );
  });

  it('gives a title that is no file name a name that is one', async () => {
    const file = given(await calls['list.file']({ ...asked, title: '../[Gói]: nhận*về?', rows: [], format: 'xlsx' }));
    expect(file.name).toBe('goi-nhan-ve_2026-12-01.xlsx');
  });

  it('is refused where it is longer than a sheet should be', () => {
    const rows = Array.from({ length: 100_001 }, () => ['x', 1]);
    expect(listCalls['list.file'].input.safeParse({ ...asked, rows, format: 'csv' }).success).toBe(false);
  });
});
