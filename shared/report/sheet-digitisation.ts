import { tidyLine } from '../text/tidy.ts';
import { type FormHead, firstHeadingRow, footOf, headCells } from './form-head.ts';
import { block, type CellLook, cell, type Sheet, type SheetCell } from './sheet.ts';
import type { DigitisationCounts, DigitisationTable, Share } from './table-digitisation.ts';
import { percentText } from './table-ii06a.ts';

const groups = [
  ['Số hóa thành phần hồ sơ', 'Hồ sơ tiếp nhận', 'Số hóa đủ giấy tờ đã nộp'],
  ['Kết quả điện tử ký số', 'Hồ sơ đã giải quyết', 'Có kết quả ký số'],
  ['Khai thác, sử dụng lại', 'Hồ sơ tiếp nhận', 'Có dùng lại dữ liệu số hóa'],
] as const;
const columns = 2 + groups.length * 3;

/** The digitisation rates of QĐ 766/QĐ-TTg as a landscape sheet: of each rate whole, part and percent. */
export function sheetDigitisation({ rows, total }: DigitisationTable, head: FormHead, points: number): Sheet {
  const numberRow = firstHeadingRow + 2;
  const firstRow = numberRow + 1;
  const totalRow = firstRow + rows.length;
  const foot = footOf(head, totalRow + 3, columns);
  return {
    name: 'QD766',
    columnWidths: [6, 38, ...Array.from({ length: columns - 2 }, () => 13)],
    cells: [
      ...headCells(head, columns, 'Số hồ sơ TTHC'),
      ...headingCells(),
      ...rows.flatMap(({ unit, ...counts }, at) => [
        cell(firstRow + at, 1, at + 1, 'count'),
        cell(firstRow + at, 2, tidyLine(unit), 'label'),
        ...shareCells(firstRow + at, counts, 'count'),
      ]),
      block(totalRow, 1, totalRow, 2, 'Tổng số', 'totalLabel'),
      ...shareCells(totalRow, total, 'totalCount'),
      ...notes(totalRow + 1, total, points),
      ...foot.cells,
    ],
    headingRows: [firstHeadingRow, numberRow],
    bodyRows: [firstRow, totalRow],
    completenessRows: foot.completenessRows,
    lastRow: foot.lastRow,
  };
}

function headingCells(): SheetCell[] {
  const [top, below] = [firstHeadingRow, firstHeadingRow + 1];
  return [
    block(top, 1, below, 1, 'STT', 'heading'),
    block(top, 2, below, 2, 'Đơn vị', 'heading'),
    ...groups.flatMap(([group, whole, part], at) => {
      const left = 3 + at * 3;
      return [
        block(top, left, top, left + 2, group, 'heading'),
        ...[whole, part, 'Tỷ lệ'].map((words, place) => cell(below, left + place, words, 'heading')),
      ];
    }),
    ...Array.from({ length: columns }, (_, at) => cell(below + 1, at + 1, `(${at + 1})`, 'heading')),
  ];
}

/** Where nothing at all was noted a nought would be a claim: a dash. */
function shareCells(row: number, counts: DigitisationCounts, look: CellLook): SheetCell[] {
  const cellsOf = ({ counted, of, unrecorded }: Share): readonly (string | number)[] =>
    of > 0 && unrecorded === of ? [of, '–', '–'] : [of, counted, percentText(counted, of)];
  return [counts.papers, counts.results, counts.reuse]
    .flatMap(cellsOf)
    .map((value, at) => cell(row, at + 3, value, look));
}

function notes(row: number, { papers, results, reuse }: DigitisationCounts, points: number): SheetCell[] {
  const missing = `Chưa ghi nhận: ${papers.unrecorded} hồ sơ về số hóa giấy tờ, ${results.unrecorded} về kết quả ký số, ${reuse.unrecorded} về dùng lại dữ liệu. Dấu “–”: chưa có hồ sơ nào được ghi nhận.`;
  return [
    block(row, 1, row, columns, `Nhóm chỉ số Số hóa hồ sơ: ${points} trên 100 điểm.`, 'plain'),
    block(row + 1, 1, row + 1, columns, missing, 'plain'),
  ];
}
