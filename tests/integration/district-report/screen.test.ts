import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/district/import.ts';
import { reportHandlers } from '../../../main/district/report/calls.ts';
import { reportPage } from '../../../main/district/report/file.ts';
import { makeReport } from '../../../main/district/report/report.ts';
import { reportCalls } from '../../../shared/contract/report-calls.ts';
import { reportTables } from '../../../shared/report/report-rules.ts';
import { formatDate, formatDateTime } from '../../../shared/text/format.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { commune, given, newDesk, newPlace, type Place, seal } from '../district/place.ts';

const asked = { table: 'II.06a', from: '2025-12-15', to: '2026-12-14' } as const;
const other = 'H60.15.4';

async function twoCommunes(database: NewStore): Promise<Place> {
  const place = await newPlace(database);
  const first = await newDesk(place, { dossiers: 30 });
  const second = await newDesk(place, { dossiers: 12, seed: 5, desk: 1, at: other });
  for (const desk of [first, second]) {
    const bytes = await seal(place, desk, 1, desk.events.length);
    const [answer] = await importFiles(place.district, [{ name: 'a', bytes }], 'file');
    expect(answer?.state).toBe('accepted');
  }
  return place;
}

const keyHolder = { id: '', as: undefined };

describe.each(stores)('the reports screen on $store', ({ database }) => {
  it('names every table as the rules of reports do', async () => {
    const tables = given(await reportHandlers((await newPlace(database)).district)['report.tables']());
    expect(tables.map(({ table }) => table)).toEqual(['II.06a', 'II.06b', 'II.06c', 'II.07b', 'QD766']);
    expect(tables[0]?.number).toBe('Biểu số II.06a/VPCP/KSTT');
  });

  it('shows the very cells that the file holds, for the chosen communes alone', async () => {
    const { district } = await twoCommunes(database);
    const calls = reportHandlers(district);
    for (const [communes, received] of [
      [undefined, 42],
      [[commune], 30],
      [[other], 12],
      [[commune, other], 42],
    ] as const) {
      const input = { ...asked, ...(communes === undefined ? {} : { communes: [...communes] }) };
      const preview = reportCalls['report.preview'].output.parse(
        given(await calls['report.preview'](input, keyHolder)),
      );
      const total = preview.sheet.cells.filter(({ row }) => row === preview.sheet.bodyRows[1]);
      expect(total.find(({ column }) => column === 3)?.value).toBe(received);
      const file = given(
        await calls['report.file']({ ...input, format: 'xlsx' }, { id: crypto.randomUUID(), as: undefined }),
      );
      expect(file.name).toBe('II.06a_2025-12-15_2026-12-14.xlsx');
      const book = new Excel.Workbook();
      await book.xlsx.load(Uint8Array.from(Buffer.from(file.base64, 'base64')).buffer as never);
      const page = book.getWorksheet('II.06a');
      for (const { row, column, value } of preview.sheet.cells) expect(page?.getCell(row, column).value).toBe(value);
    }
  });

  it('a table over some communes says over which', async () => {
    const { district } = await twoCommunes(database);
    const { sheet } = given(
      await reportHandlers(district)['report.preview']({ ...asked, communes: [commune, other] }, keyHolder),
    );
    const reporting = sheet.cells.find(({ row }) => row === 5)?.value;
    expect(reporting).toMatch(/^Đơn vị báo cáo: Trung tâm thử \(2 đơn vị: .+, .+\)$/);
  });

  it('says which commune is how many days behind, and blames nobody for days after the period', async () => {
    const place = await twoCommunes(database);
    const upTo = async (to: string) => {
      const { units } = given(await reportHandlers(place.district)['report.preview']({ ...asked, to }, keyHolder));
      return units.find(({ code }) => code === commune);
    };
    const now = await upTo('2026-12-14');
    const lastAt = Date.parse(now?.completeUpTo ?? '');
    place.moveClock(lastAt + 5 * 86_400_000);
    expect((await upTo('2027-12-14'))?.daysMissing).toBe(5);
    expect((await upTo(new Date(lastAt).toISOString().slice(0, 10)))?.daysMissing).toBe(0);
  });

  it('carries into every file up to when it is complete and who is how many days behind', async () => {
    const place = await twoCommunes(database);
    const { district } = place;
    const calls = reportHandlers(district);
    const { units } = given(await calls['report.preview'](asked, keyHolder));
    const [least] = units.map(({ completeUpTo }) => Date.parse(completeUpTo ?? '')).toSorted((a, b) => a - b);
    place.moveClock((least ?? 0) + 9 * 86_400_000);
    for (const table of reportTables) {
      const input = { ...asked, table, to: '2027-12-14' };
      const { units: later } = given(await calls['report.preview'](input, keyHolder));
      const [furthest] = later.toSorted((a, b) => (b.daysMissing ?? 0) - (a.daysMissing ?? 0));
      expect(furthest?.daysMissing).toBe(9);
      const said = [
        `Số liệu đầy đủ đến ${formatDateTime(least ?? 0)}. 2 trên 2 đơn vị còn thiếu số liệu trong kỳ:`,
        `${furthest?.name} thiếu 9 ngày (có đến ${formatDate(least ?? 0)});`,
      ];
      const bytes = async (format: 'xlsx' | 'csv') =>
        Buffer.from(given(await calls['report.file']({ ...input, format }, { ...keyHolder, id: '' })).base64, 'base64');
      const csv = (await bytes('csv')).toString();
      const book = new Excel.Workbook();
      await book.xlsx.load(Uint8Array.from(await bytes('xlsx')).buffer as never);
      const cells: string[] = [];
      book.worksheets[0]?.eachRow((row) => row.eachCell(({ value }) => cells.push(String(value))));
      const page = reportPage(place.deps, given(await makeReport(district, input)));
      for (const words of said) for (const file of [csv, cells.join('\n'), page]) expect(file).toContain(words);
    }
  });

  it('refuses a period that ends before it begins', async () => {
    const { district } = await newPlace(database);
    const answer = await reportHandlers(district)['report.preview'](
      { ...asked, from: '2026-12-15', to: '2026-12-14' },
      keyHolder,
    );
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'district.report-period' } });
  });
});
