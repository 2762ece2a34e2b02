import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ParsedInput } from '../../shared/contract/contract.ts';

type List = Pick<ParsedInput<'list.file'>, 'title' | 'remarks' | 'columns' | 'rows'>;

const rowsAtOnce = 500;
const [narrowest, widest] = [8, 60];

/**
 * A list as an .xlsx file: title, remarks, headings that stay and can be filtered by, rows. Texts are cells of text and
 * marked so, whatever they begin with. Written in slices: others are served in between. `madeAt` in ms UTC.
 */
export async function listToXlsx({ title, remarks, columns, rows }: List, madeAt: number): Promise<Uint8Array> {
  // Large, and needed by this one call: loaded when it is asked for.
  const { default: Excel } = await import('exceljs');
  const stream = new PassThrough();
  const written = buffer(stream);
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  book.creator = 'Một Cửa Desk';
  book.created = new Date(madeAt);
  const headingRow = remarks.length + 2;
  const page = book.addWorksheet(sheetName(title), {
    views: [{ state: 'frozen', ySplit: headingRow }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.pageSetup.printTitlesRow = `${headingRow}:${headingRow}`;
  page.columns = columns.map((heading, at) => ({ width: widthOf(heading, rows, at) }));
  page.autoFilter = {
    from: { row: headingRow, column: 1 },
    to: { row: headingRow + rows.length, column: columns.length },
  };
  const head = page.addRow([title]);
  head.font = { bold: true, size: 13 };
  head.commit();
  for (const remark of remarks) page.addRow([remark]).commit();
  const headings = page.addRow([...columns]);
  headings.font = { bold: true };
  headings.alignment = { wrapText: true, vertical: 'middle' };
  headings.commit();
  for (const [at, row] of rows.entries()) {
    const line = page.addRow(columns.map((_, column) => (row[column] === '' ? null : (row[column] ?? null))));
    line.eachCell((cell) => {
      cell.numFmt = typeof cell.value === 'number' ? '#,##0.##' : '@';
    });
    line.commit();
    if (at % rowsAtOnce === rowsAtOnce - 1) await nextTurn();
  }
  page.commit();
  await book.commit();
  return new Uint8Array(await written);
}

/** A sheet's name takes 31 signs and none of those that name places. */
function sheetName(title: string): string {
  return title.replaceAll(/[[\]*?:/\\']/g, ' ').slice(0, 31);
}

/** As wide as its longest words among the first rows, in digits. */
function widthOf(heading: string, rows: List['rows'], at: number): number {
  const lengths = rows.slice(0, rowsAtOnce).map((row) => String(row[at] ?? '').length);
  return Math.min(widest, Math.max(narrowest, heading.length, ...lengths) + 2);
}
