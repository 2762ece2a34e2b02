/** How a cell looks; what draws it decides by what means. */
export type CellLook =
  | 'plain'
  | 'strong'
  | 'title'
  | 'heading'
  | 'note'
  | 'label'
  | 'count'
  | 'groupLabel'
  | 'groupCount'
  | 'totalLabel'
  | 'totalCount';

/** One cell of a sheet, or a block of cells that are one. Rows and columns from 1; `right` and `bottom` included. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly bottom: number;
  readonly right: number;
  readonly value: string | number;
  readonly look: CellLook;
}

/** A form as cells at their places: what spreadsheet, paper, text file and screen are all drawn from. */
export interface Sheet {
  readonly name: string;
  /** In the width of a digit. */
  readonly columnWidths: readonly number[];
  readonly cells: readonly SheetCell[];
  /** Rows that are repeated on each printed page, from and to. */
  readonly headingRows: readonly [number, number];
  /** Rows of facts and sums between the heading and what is written below it, from and to; to < from: none. */
  readonly bodyRows: readonly [number, number];
  /** Rows below the table that say what it is complete up to, from and to; to < from: none. */
  readonly completenessRows: readonly [number, number];
  readonly lastRow: number;
}

export function cell(row: number, column: number, value: string | number, look: CellLook): SheetCell {
  return block(row, column, row, column, value, look);
}

export function block(
  row: number,
  column: number,
  bottom: number,
  right: number,
  value: string | number,
  look: CellLook,
): SheetCell {
  return { row, column, bottom, right, value, look };
}
