import { formatDate } from '../text/format.ts';
import { tidyLine } from '../text/tidy.ts';
import { type CountsII06a, percentText, type TableII06a } from './table-ii06a.ts';

/** How a cell looks; what draws it decides by what means. */
export type CellLook =
  | 'plain'
  | 'strong'
  | 'title'
  | 'heading'
  | 'note'
  | 'label'
  | 'count'
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

export interface Sheet {
  readonly name: string;
  /** In the width of a digit. */
  readonly columnWidths: readonly number[];
  readonly cells: readonly SheetCell[];
  /** Rows that are repeated on each printed page, from and to. */
  readonly headingRows: readonly [number, number];
  readonly lastRow: number;
}

export interface HeadII06a {
  /** Đơn vị báo cáo. */
  readonly reporting: string;
  /** Đơn vị nhận báo cáo; null: a line of dots to be filled in. */
  readonly receiving: string | null;
  /** Civil dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly training: boolean;
}

const columns = 13;
const dots = '…………………………';
const firstHeadingRow = 8;
const numberRow = 11;

/** Blocks of the heading: row and column, bottom and right, words. */
const heading: readonly (readonly [number, number, number, number, string])[] = [
  [8, 1, 10, 1, 'STT'],
  [8, 2, 10, 2, 'Lĩnh vực giải quyết'],
  [8, 3, 8, 6, 'Số lượng hồ sơ tiếp nhận'],
  [8, 7, 8, 10, 'Số lượng hồ sơ đã giải quyết'],
  [8, 11, 8, 13, 'Số lượng hồ sơ đang giải quyết'],
  [9, 3, 10, 3, 'Tổng số'],
  [9, 4, 9, 5, 'Trong kỳ'],
  [10, 4, 10, 4, 'Trực tuyến'],
  [10, 5, 10, 5, 'Trực tiếp, dịch vụ bưu chính'],
  [9, 6, 10, 6, 'Từ kỳ trước'],
  [9, 7, 10, 7, 'Tổng số'],
  [9, 8, 10, 8, 'Trước hạn'],
  [9, 9, 10, 9, 'Đúng hạn'],
  [9, 10, 10, 10, 'Quá hạn'],
  [9, 11, 10, 11, 'Tổng số'],
  [9, 12, 10, 12, 'Trong hạn'],
  [9, 13, 10, 13, 'Quá hạn'],
];
const columnNumbers = [
  '(1)',
  '(2)',
  '(3)=(4)+(5)+(6)',
  '(4)',
  '(5)',
  '(6)',
  '(7)=(8)+(9)+(10)',
  '(8)',
  '(9)',
  '(10)',
  '(11)=(12)+(13)',
  '(12)',
  '(13)',
] as const;

/** Biểu II.06a/VPCP/KSTT as one landscape sheet of 13 columns: head, grouped headings, rows, total, shares, signatures. */
export function sheetII06a({ rows, total }: TableII06a, head: HeadII06a): Sheet {
  const body = rows.flatMap(({ field, ...counts }, at) => {
    const row = numberRow + 1 + at;
    return [cell(row, 1, at + 1, 'count'), cell(row, 2, tidyLine(field), 'label'), ...countCells(row, counts, 'count')];
  });
  const totalRow = numberRow + 1 + rows.length;
  const totals = [
    block(totalRow, 1, totalRow, 2, 'Tổng số', 'totalLabel'),
    ...countCells(totalRow, total, 'totalCount'),
  ];
  const signs = signatures(totalRow + 5);
  return {
    name: 'II.06a',
    columnWidths: [6, 38, 16, 11, 14, 11, 17, 11, 11, 11, 15, 11, 11],
    cells: [...headCells(head), ...headingCells(), ...body, ...totals, ...shares(totalRow + 1, total), ...signs],
    headingRows: [firstHeadingRow, numberRow],
    lastRow: totalRow + 6,
  };
}

function headCells({ reporting, receiving, from, to, training }: HeadII06a): SheetCell[] {
  const period = `Kỳ báo cáo: Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`;
  return [
    block(1, 1, 1, 6, 'Biểu số II.06a/VPCP/KSTT', 'strong'),
    block(2, 1, 2, 13, 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH', 'title'),
    block(3, 1, 3, 13, 'TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH', 'title'),
    block(4, 1, 4, 13, period, 'note'),
    block(5, 1, 5, 6, `Đơn vị báo cáo: ${tidyLine(reporting)}`, 'plain'),
    block(6, 1, 6, 6, `Đơn vị nhận báo cáo: ${receiving === null ? dots : tidyLine(receiving)}`, 'plain'),
    block(7, 10, 7, 13, 'Đơn vị tính: Số hồ sơ TTHC', 'note'),
    // A paper of a training office must never pass for one that counts.
    ...(training ? [block(1, 7, 1, 13, 'TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ', 'strong')] : []),
  ];
}

function headingCells(): SheetCell[] {
  return [
    ...heading.map(([row, column, bottom, right, words]) => block(row, column, bottom, right, words, 'heading')),
    ...columnNumbers.map((words, at) => cell(numberRow, at + 1, words, 'heading')),
  ];
}

function countCells(row: number, counts: CountsII06a, look: CellLook): SheetCell[] {
  const { received, online, direct, carriedOver, answered, early, onTime, late, open, withinTerm, overdue } = counts;
  return [received, online, direct, carriedOver, answered, early, onTime, late, open, withinTerm, overdue].map(
    (count, at) => cell(row, at + 3, count, look),
  );
}

function shares(row: number, { answered, early, onTime, open, overdue }: CountsII06a): SheetCell[] {
  return [
    block(
      row,
      1,
      row,
      columns,
      `Tỷ lệ giải quyết trước và đúng hạn: ${percentText(early + onTime, answered)}`,
      'plain',
    ),
    block(
      row + 1,
      1,
      row + 1,
      columns,
      `Tỷ lệ hồ sơ đang giải quyết đã quá hạn: ${percentText(overdue, open)}`,
      'plain',
    ),
    block(
      row + 2,
      1,
      row + 2,
      columns,
      'Cột (9) gồm cả hồ sơ công dân xin rút và hồ sơ dừng xử lý; cột (12) gồm cả hồ sơ đang chờ bổ sung hoặc chờ nộp nghĩa vụ tài chính.',
      'plain',
    ),
  ];
}

function signatures(row: number): SheetCell[] {
  return [
    block(row, 8, row, 13, '…………, ngày …… tháng …… năm ………', 'note'),
    block(row + 1, 1, row + 1, 6, 'NGƯỜI LÀM BÁO CÁO', 'title'),
    block(row + 1, 8, row + 1, 13, 'THỦ TRƯỞNG ĐƠN VỊ', 'title'),
  ];
}

function cell(row: number, column: number, value: string | number, look: CellLook): SheetCell {
  return block(row, column, row, column, value, look);
}

function block(
  row: number,
  column: number,
  bottom: number,
  right: number,
  value: string | number,
  look: CellLook,
): SheetCell {
  return { row, column, bottom, right, value, look };
}
