import { tidyLine } from '../text/tidy.ts';
import { type FormHead, firstHeadingRow, footOf, headCells } from './form-head.ts';
import { block, type CellLook, cell, type Sheet, type SheetCell } from './sheet.ts';
import type { CountsII07b, LevelCounts, TableII07b } from './table-ii07b.ts';

const groups = ['Tổng số TTHC', 'TTHC thực hiện qua cơ chế một cửa', 'TTHC có quy trình nội bộ'] as const;

/** Biểu II.07b as a landscape sheet: three groups of four columns, or of three without the tier that ended in 2025. */
export function sheetII07b({ rows, total }: TableII07b, head: FormHead, withFormerTier: boolean): Sheet {
  const levels = withFormerTier ? ['Tổng số', 'Cấp tỉnh', 'Cấp huyện', 'Cấp xã'] : ['Tổng số', 'Cấp tỉnh', 'Cấp xã'];
  const columns = 2 + groups.length * levels.length;
  const numberRow = firstHeadingRow + 2;
  const firstRow = numberRow + 1;
  const totalRow = firstRow + rows.length;
  const foot = footOf(head, totalRow + 2, columns);
  return {
    name: 'II.07b',
    columnWidths: [6, 38, ...Array.from({ length: columns - 2 }, () => 11)],
    cells: [
      ...headCells(head, columns, 'Số TTHC'),
      ...headingCells(levels, columns),
      ...rows.flatMap(({ unit, ...counts }, at) => [
        cell(firstRow + at, 1, at + 1, 'count'),
        cell(firstRow + at, 2, tidyLine(unit), 'label'),
        ...countCells(firstRow + at, counts, withFormerTier, 'count'),
      ]),
      block(totalRow, 1, totalRow, 2, 'Tổng số', 'totalLabel'),
      ...countCells(totalRow, total, withFormerTier, 'totalCount'),
      ...(total.processes === null ? [unknownNote(totalRow + 1, columns)] : []),
      ...foot.cells,
    ],
    headingRows: [firstHeadingRow, numberRow],
    bodyRows: [firstRow, totalRow],
    completenessRows: foot.completenessRows,
    lastRow: foot.lastRow,
  };
}

function headingCells(levels: readonly string[], columns: number): SheetCell[] {
  const [top, below] = [firstHeadingRow, firstHeadingRow + 1];
  return [
    block(top, 1, below, 1, 'STT', 'heading'),
    block(top, 2, below, 2, 'Đơn vị', 'heading'),
    ...groups.flatMap((group, at) => {
      const left = 3 + at * levels.length;
      return [
        block(top, left, top, left + levels.length - 1, group, 'heading'),
        ...levels.map((level, place) => cell(below, left + place, level, 'heading')),
      ];
    }),
    ...Array.from({ length: columns }, (_, at) => cell(below + 1, at + 1, `(${at + 1})`, 'heading')),
  ];
}

function countCells(row: number, counts: CountsII07b, withFormerTier: boolean, look: CellLook): SheetCell[] {
  const levelsOf = (counted: LevelCounts | null): readonly (number | string)[] => {
    if (counted === null) return Array.from({ length: withFormerTier ? 4 : 3 }, () => '–');
    const { total, province, formerTier, commune } = counted;
    return withFormerTier ? [total, province, formerTier, commune] : [total, province, commune];
  };
  return [counts.all, counts.oneStop, counts.processes]
    .flatMap(levelsOf)
    .map((count, at) => cell(row, at + 3, count, look));
}

function unknownNote(row: number, columns: number): SheetCell {
  const words = 'Dấu “–”: chưa khai các thủ tục có quy trình nội bộ được phê duyệt trong phần Quy định báo cáo.';
  return block(row, 1, row, columns, words, 'plain');
}
