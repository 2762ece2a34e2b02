import type ExcelJS from 'exceljs';
import type { CellLook, Sheet } from '../../../shared/report/sheet.ts';

const face = 'Times New Roman';
const ruled: readonly CellLook[] = [
  'heading',
  'label',
  'count',
  'groupLabel',
  'groupCount',
  'totalLabel',
  'totalCount',
];
const strong: readonly CellLook[] = [
  'strong',
  'title',
  'heading',
  'groupLabel',
  'groupCount',
  'totalLabel',
  'totalCount',
];
const atLeft: readonly CellLook[] = ['plain', 'strong', 'label', 'groupLabel'];
const atRight: readonly CellLook[] = ['count', 'groupCount', 'totalCount'];

/**
 * A sheet as an .xlsx file. Texts are written as texts and marked so: a name that begins with `=` stays a name, also
 * after somebody edits the cell. `madeAt` in ms UTC.
 */
export async function sheetToXlsx(sheet: Sheet, madeAt: number): Promise<Uint8Array> {
  // Large, and needed by this one command: loaded when it is asked for.
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  book.creator = 'Một Cửa Desk';
  book.created = new Date(madeAt);
  book.modified = new Date(madeAt);
  const page = book.addWorksheet(sheet.name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = sheet.columnWidths.map((width) => ({ width }));
  const [firstHeading, lastHeading] = sheet.headingRows;
  page.pageSetup.printTitlesRow = `${firstHeading}:${lastHeading}`;
  for (const { row, column, bottom, right, value, look } of sheet.cells) {
    if (bottom > row || right > column) page.mergeCells(row, column, bottom, right);
    page.getCell(row, column).value = value;
    for (let y = row; y <= bottom; y += 1)
      for (let x = column; x <= right; x += 1) page.getCell(y, x).style = styleOf(look, typeof value === 'string');
  }
  const written = await book.xlsx.writeBuffer();
  return new Uint8Array(written);
}

function styleOf(look: CellLook, isText: boolean): Partial<ExcelJS.Style> {
  const edge = { style: 'thin' } as const;
  return {
    font: { name: face, size: look === 'title' ? 13 : 12, bold: strong.includes(look), italic: look === 'note' },
    alignment: {
      horizontal: atLeft.includes(look) ? 'left' : atRight.includes(look) ? 'right' : 'center',
      vertical: 'middle',
      wrapText: look === 'heading' || look === 'label' || look === 'groupLabel',
    },
    numFmt: isText ? '@' : '#,##0',
    ...(ruled.includes(look) ? { border: { top: edge, left: edge, bottom: edge, right: edge } } : {}),
  };
}
