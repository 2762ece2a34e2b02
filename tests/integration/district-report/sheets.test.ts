import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importFiles } from '../../../main/district/import.ts';
import { reportFile } from '../../../main/district/report/file.ts';
import { makeReport } from '../../../main/district/report/report.ts';
import { readReportRules, setReportRules } from '../../../main/district/report/rules.ts';
import { findBrowser } from '../../../main/shell/browser/find-browser.ts';
import { createPdfPrinter, type PdfPrinter } from '../../../main/shell/browser/pdf-printer.ts';
import { reportTables } from '../../../shared/report/report-rules.ts';
import { pdfText } from '../../e2e/support/receipt.ts';
import { stores } from '../../fixtures/postgres.ts';
import { whenAllDone } from '../../fixtures/when-done.ts';
import { given, newDesk, newPlace, type Place, seal, tempDir } from '../district/place.ts';
import { at, eventsOf, fixture } from './two-communes.ts';

/** Every row of every form, counted by hand from the dossiers of two-communes.json: null is an empty cell. */
const sheets = z
  .record(z.string(), z.array(z.array(z.union([z.string(), z.number(), z.null()]))))
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/reports/two-communes-sheets.json'), 'utf8')),
  );

const lamBinh = 'H60.15.3';
const { from, to } = fixture.period;
const forms = [
  ...reportTables.map((table) => ({ name: table, table })),
  { name: 'II.06a of Xã Lâm Bình', table: 'II.06a' as const, communes: [lamBinh] },
];

/** Two communes whose desks wrote what the fixture says, a third that sent nothing, on the day the tables were counted. */
async function twoCommunes(...given_: Parameters<typeof newPlace>): Promise<Place> {
  const place = await newPlace(...given_);
  const { district, deps } = place;
  const desks = [
    { unit: 'Xã Lâm Bình', commune: lamBinh, seed: 1 },
    { unit: 'Phường An Phú', commune: 'H60.15.4', seed: 2 },
  ] as const;
  const written: Uint8Array[] = [];
  for (const { unit, commune, seed } of desks) {
    const desk = await newDesk(place, { dossiers: 0, at: commune, seed, communeName: unit });
    const events = eventsOf(deps.crypto, desk, { unit, scanned: unit === 'Xã Lâm Bình' ? 1 : 0 });
    written.push(await seal(place, desk, 1, events.length, { events }));
  }
  await newDesk(place, { dossiers: 0, at: 'H60.15.5', seed: 3, communeName: 'Xã Trống' });
  place.moveClock(at(fixture.period.now));
  for (const bytes of written) {
    const [answer] = await importFiles(district, [{ name: 'a', bytes }], 'file');
    expect(answer?.state).toBe('accepted');
  }
  const shipped = given(await readReportRules(district));
  const rules = { ...shipped, internalProcess: ['1.000894', '2.001035', '1.012812'] };
  given(await setReportRules(district, { rules }, { id: '0198a2b4-0000-7000-8000-000000000001', as: undefined }));
  return place;
}

/** Every row with what stands in its cells; a block is written where it begins. */
async function rowsOf(xlsx: Uint8Array): Promise<unknown[][]> {
  const book = new Excel.Workbook();
  await book.xlsx.load(Uint8Array.from(xlsx).buffer as never);
  const [page] = book.worksheets;
  if (page === undefined) throw new Error('no sheet');
  return Array.from({ length: page.rowCount }, (_, row) => {
    const cells = Array.from({ length: page.columnCount }, (__, column) => page.getCell(row + 1, column + 1));
    return withoutTail(cells.map((cell) => (cell.master === cell ? cell.value : null)));
  });
}

function withoutTail(cells: readonly unknown[]): unknown[] {
  return cells.slice(0, cells.findLastIndex((value) => value !== null) + 1);
}

describe.each(stores)('the statutory tables from ledgers to files on $store', ({ database }) => {
  const whenDone = whenAllDone();
  let place: Place;
  let printer: PdfPrinter;
  beforeAll(async () => {
    const browser = findBrowser();
    if (browser === null) throw new Error('no browser here: npm test installs one');
    printer = createPdfPrinter(browser);
    place = await twoCommunes(database, whenDone);
  });
  afterAll(() => printer.close());

  it.each(forms)('$name: every cell of the spreadsheet is what was counted by hand', async ({ name, ...asked }) => {
    const made = given(await makeReport(place.district, { ...asked, from, to }));
    expect(await rowsOf(given(await reportFile(place.deps, made, 'xlsx')))).toEqual(sheets[name]);
  });

  it.for(forms)('$name: every row stands in the printed form', async ({ name, ...asked }, { skip }) => {
    const made = given(await makeReport(place.district, { ...asked, from, to }));
    const file = join(tempDir(), 'a.pdf');
    writeFileSync(file, given(await reportFile({ ...place.deps, printer }, made, 'pdf')));
    const text = pdfText(file) ?? skip('no pdftotext here (poppler)');
    const lines = text.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '));
    const rows = (sheets[name] ?? []).map((row) => row.filter((value) => value !== null).join(' '));
    // Headings break inside their cells; below them every row is one line, and so is all of the head.
    const [first, last] = made.sheet.headingRows;
    const whole = rows.filter((words, row) => words !== '' && (row + 1 < first || row + 1 > last));
    expect(whole.filter((words) => !lines.includes(words))).toEqual([]);
    expect(whole.length).toBeGreaterThan(14);
  });
});
