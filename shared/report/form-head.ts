import { formatDate, paperDate } from '../text/format.ts';
import { tidyLine } from '../text/tidy.ts';
import type { FormNames } from './report-rules.ts';
import { block, type Sheet, type SheetCell } from './sheet.ts';

export interface FormHead {
  /** Number and title of the form, as the rules of reports say them. */
  readonly form: FormNames;
  /** Đơn vị báo cáo. */
  readonly reporting: string;
  /** Đơn vị nhận báo cáo; null: a line of dots to be filled in. */
  readonly receiving: string | null;
  /** Where and on which civil date it is signed; null: dots. */
  readonly place: string | null;
  readonly signedOn: string | null;
  /** Civil dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly training: boolean;
  /** Lines below the table: up to when it is complete, and of whom something is missing. */
  readonly completeness: readonly string[];
}

const dots = '…………………………';

/** Rows 1 to 7 of every form, over `columns` columns: number, title in two lines, period, who reports to whom, unit. */
export function headCells(head: FormHead, columns: number, countedIn: string): SheetCell[] {
  const { form, reporting, receiving, from, to, training } = head;
  const half = Math.floor(columns / 2);
  const [first, second] = form.title;
  return [
    block(1, 1, 1, half, form.number, 'strong'),
    block(2, 1, 2, columns, first, 'title'),
    block(3, 1, 3, columns, second, 'title'),
    block(4, 1, 4, columns, `Kỳ báo cáo: Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`, 'note'),
    block(5, 1, 5, half, `Đơn vị báo cáo: ${tidyLine(reporting)}`, 'plain'),
    block(6, 1, 6, half, `Đơn vị nhận báo cáo: ${receiving === null ? dots : tidyLine(receiving)}`, 'plain'),
    block(7, half + 1, 7, columns, `Đơn vị tính: ${countedIn}`, 'note'),
    // A paper of a training office must never pass for one that counts.
    ...(training ? [block(1, half + 1, 1, columns, 'TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ', 'strong')] : []),
  ];
}

/** First row below the head. */
export const firstHeadingRow = 8;

/** What stands below a table and its own remarks, from its first free row on. */
export function footOf(
  head: FormHead,
  row: number,
  columns: number,
): Pick<Sheet, 'cells' | 'completenessRows' | 'lastRow'> {
  const { completeness } = head;
  const signed = row + completeness.length + 1;
  return {
    cells: [
      ...completeness.map((words, at) => block(row + at, 1, row + at, columns, words, 'plain')),
      ...signatureCells(head, signed, columns),
    ],
    completenessRows: [row, row + completeness.length - 1],
    lastRow: signed + 1,
  };
}

/** Place and date at the right, below it the two who sign: the row and the one after it. */
function signatureCells({ place, signedOn }: FormHead, row: number, columns: number): SheetCell[] {
  const half = Math.floor(columns / 2);
  const where = place === null ? '…………' : tidyLine(place);
  const when = signedOn === null ? 'ngày …… tháng …… năm ………' : paperDate(signedOn);
  return [
    block(row, half + 2, row, columns, `${where}, ${when}`, 'note'),
    block(row + 1, 1, row + 1, half, 'NGƯỜI LÀM BÁO CÁO', 'title'),
    block(row + 1, half + 2, row + 1, columns, 'THỦ TRƯỞNG ĐƠN VỊ', 'title'),
  ];
}
