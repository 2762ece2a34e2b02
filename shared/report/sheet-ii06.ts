import { tidyLine } from '../text/tidy.ts';
import type { Consolidated } from './consolidate.ts';
import { type FormHead, firstHeadingRow, footOf, headCells } from './form-head.ts';
import { block, type CellLook, cell, type Sheet, type SheetCell } from './sheet.ts';
import { type CountsII06a, percentText, type TableII06a } from './table-ii06a.ts';

/** One line of the form between heading and total. `no`: what stands in its first column. */
interface Line {
  readonly no: string | number;
  readonly name: string;
  readonly counts: CountsII06a;
  readonly isGroup: boolean;
}

const columns = 13;
const numberRow = firstHeadingRow + 3;

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

/** Blocks of the heading: row and column, bottom and right, words. */
function headingOf(second: string): readonly (readonly [number, number, number, number, string])[] {
  return [
    [8, 1, 10, 1, 'STT'],
    [8, 2, 10, 2, second],
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
}

/** Biểu II.06a/VPCP/KSTT as one landscape sheet of 13 columns: head, grouped headings, rows, total, shares, signatures. */
export function sheetII06a({ rows, total }: TableII06a, head: FormHead): Sheet {
  const lines = rows.map(({ field, ...counts }, at) => ({ no: at + 1, name: field, counts, isGroup: false }));
  return sheetOf('II.06a', 'Lĩnh vực giải quyết', lines, total, head);
}

/** Biểu II.06b and II.06c: the same columns; a row a unit, or fields in Roman numbers with their units below. */
export function sheetII06Consolidated(name: 'II.06b' | 'II.06c', table: Consolidated, head: FormHead): Sheet {
  const isByUnit = table.rowsBy === 'unit';
  const lines = table.rows.flatMap(({ name: group, counts, parts }, at): Line[] => [
    { no: parts.length > 0 ? roman(at + 1) : at + 1, name: group, counts, isGroup: parts.length > 0 },
    ...parts.map((part, place) => ({ no: place + 1, name: part.name, counts: part.counts, isGroup: false })),
  ]);
  return sheetOf(name, isByUnit ? 'Đơn vị' : 'Lĩnh vực giải quyết', lines, table.total, head);
}

function sheetOf(name: string, second: string, lines: readonly Line[], total: CountsII06a, head: FormHead): Sheet {
  const firstRow = numberRow + 1;
  const body = lines.flatMap(({ no, name: label, counts, isGroup }, at) => {
    const row = firstRow + at;
    return [
      cell(row, 1, no, isGroup ? 'groupCount' : 'count'),
      cell(row, 2, tidyLine(label), isGroup ? 'groupLabel' : 'label'),
      ...countCells(row, counts, isGroup ? 'groupCount' : 'count'),
    ];
  });
  const totalRow = firstRow + lines.length;
  const foot = footOf(head, totalRow + 4, columns);
  const totals = [
    block(totalRow, 1, totalRow, 2, 'Tổng số', 'totalLabel'),
    ...countCells(totalRow, total, 'totalCount'),
  ];
  return {
    name,
    columnWidths: [6, 38, 16, 11, 14, 11, 17, 11, 11, 11, 15, 11, 11],
    cells: [
      ...headCells(head, columns, 'Số hồ sơ TTHC'),
      ...headingOf(second).map(([row, column, bottom, right, words]) =>
        block(row, column, bottom, right, words, 'heading'),
      ),
      ...columnNumbers.map((words, at) => cell(numberRow, at + 1, words, 'heading')),
      ...body,
      ...totals,
      ...shares(totalRow + 1, total),
      ...foot.cells,
    ],
    headingRows: [firstHeadingRow, numberRow],
    bodyRows: [firstRow, totalRow],
    completenessRows: foot.completenessRows,
    lastRow: foot.lastRow,
  };
}

function countCells(row: number, counts: CountsII06a, look: CellLook): SheetCell[] {
  const { received, online, direct, carriedOver, answered, early, onTime, late, open, withinTerm, overdue } = counts;
  return [received, online, direct, carriedOver, answered, early, onTime, late, open, withinTerm, overdue].map(
    (count, at) => cell(row, at + 3, count, look),
  );
}

function shares(row: number, { answered, early, onTime, open, overdue }: CountsII06a): SheetCell[] {
  const said = [
    `Tỷ lệ giải quyết trước và đúng hạn: ${percentText(early + onTime, answered)}`,
    `Tỷ lệ hồ sơ đang giải quyết đã quá hạn: ${percentText(overdue, open)}`,
    'Cột (9) gồm cả hồ sơ công dân xin rút và hồ sơ dừng xử lý; cột (12) gồm cả hồ sơ đang chờ bổ sung hoặc chờ nộp nghĩa vụ tài chính.',
  ];
  return said.map((words, at) => block(row + at, 1, row + at, columns, words, 'plain'));
}

/** I, II, III, IV … as papers number groups; 1 to 3999. */
function roman(number: number): string {
  const signs = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const;
  let [rest, text] = [number, ''];
  for (const [value, sign] of signs) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
