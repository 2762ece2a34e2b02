import type { Sheet } from './sheet.ts';

export type CsvValue = string | number | null;

/** Signs that make a spreadsheet run a cell as a formula instead of showing it. */
const formulaStart = /^[=+\-@\t\r]/;

/**
 * Comma-separated values as spreadsheets of any language open them: UTF-8 with its mark, CRLF, every text in quotes. A
 * text that would run as a formula gets an apostrophe before it (CWE-1236); numbers stay numbers.
 */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * A form as a plain table: one line of headings, their levels joined, the lines of facts with the total, and below them
 * what they are complete up to, in the first column.
 */
export function sheetToCsv(sheet: Sheet): string {
  const columns = sheet.columnWidths.map((_, at) => at + 1);
  // The last heading row numbers the columns.
  const headings = columns.map((column) => {
    const words = valuesOver(sheet, column, sheet.headingRows[0], sheet.headingRows[1] - 1);
    return [...new Set(words.map(String))].join(' – ');
  });
  const linesOf = ([first, last]: readonly [number, number]) =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
      columns.map((column) => valueAt(sheet, first + at, column)),
    );
  return csvText([headings, ...linesOf(sheet.bodyRows), ...linesOf(sheet.completenessRows)]);
}

function valuesOver(sheet: Sheet, column: number, top: number, bottom: number): (string | number)[] {
  return sheet.cells
    .filter((one) => one.row >= top && one.bottom <= bottom && one.column <= column && column <= one.right)
    .sort((a, b) => a.row - b.row)
    .map(({ value }) => value);
}

/** A block is written where it begins, and is empty further on. */
function valueAt(sheet: Sheet, row: number, column: number): CsvValue {
  return sheet.cells.find((one) => one.row === row && one.column === column)?.value ?? null;
}
