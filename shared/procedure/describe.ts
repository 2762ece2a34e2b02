import { formatVnd } from '../text/money.ts';
import type { Fee, Procedure, TimeLimit } from './procedure.ts';

/** `15:00` → `15 giờ`, `15:30` → `15 giờ 30`. */
function clockInWords(cutoff: string): string {
  const [hours = '', minutes = '00'] = cutoff.split(':');
  return minutes === '00' ? `${Number(hours)} giờ` : `${Number(hours)} giờ ${minutes}`;
}

/** A limit as the screens and the receipt say it: `03 ngày làm việc`, `Trong ngày (trước 15 giờ)`, `8 giờ làm việc`. */
export function describeLimit(limit: Pick<TimeLimit, 'unit' | 'value' | 'cutoff'>): string {
  const days = String(limit.value).padStart(2, '0');
  switch (limit.unit) {
    case 'sameDay':
      return limit.cutoff === undefined ? 'Trong ngày' : `Trong ngày (trước ${clockInWords(limit.cutoff)})`;
    case 'workingDay':
      return `${days} ngày làm việc`;
    case 'calendarDay':
      return `${days} ngày`;
    case 'workingHour':
      return `${limit.value} giờ làm việc`;
  }
}

/**
 * One fee without its name. Free by law and not known are two things: 0 is `Không thu`, no amount is `Theo mức của tỉnh`
 * (or `Chưa công bố mức thu` where the note does not name the province). A unit in the note is kept: `2.000 đ/trang …`.
 */
export function describeFee({ amountVnd, note }: Fee): string {
  if (amountVnd === 0) return 'Không thu';
  if (amountVnd === null) return note.includes('tỉnh') ? 'Theo mức của tỉnh' : 'Chưa công bố mức thu';
  const perUnit = /^đồng(\/[^;(]*[^;(\s])/u.exec(note)?.[1] ?? '';
  return `${formatVnd(amountVnd)}${perUnit}`;
}

/** All fees in one line; named where there is more than one, said once where they are all the same. */
export function describeFees({ fees }: Pick<Procedure, 'fees'>): string {
  const texts = fees.map(describeFee);
  const [first = '', ...others] = texts;
  if (others.every((text) => text === first)) return first;
  return fees.map((fee, at) => `${fee.name}: ${texts[at] ?? ''}`).join('; ');
}
