import { civilDate, clockOf, weekday } from '../calendar/civil.ts';

/** An instant (ms UTC), shown in +07:00, or a civil date 'YYYY-MM-DD'. */
export type DateLike = number | string;

const weekdayNames = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'] as const;

function partsOf(date: DateLike): readonly [year: string, month: string, day: string] {
  const civil = typeof date === 'number' ? civilDate(date) : date;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(civil);
  if (!match) throw new RangeError('not a civil date');
  return [match[1] ?? '', match[2] ?? '', match[3] ?? ''];
}

/** `Thứ Sáu`, `Chủ Nhật`. */
export function weekdayName(date: DateLike): string {
  return weekdayNames[weekday(typeof date === 'number' ? civilDate(date) : date) - 1] ?? '';
}

/** `20/11/2026`. */
export function formatDate(date: DateLike): string {
  const [year, month, day] = partsOf(date);
  return `${day}/${month}/${year}`;
}

/** `14:05` of an instant (ms UTC). */
export function formatTime(atMs: number): string {
  return clockOf(atMs);
}

/** `14:05 20/11/2026` of an instant (ms UTC). */
export function formatDateTime(atMs: number): string {
  return `${formatTime(atMs)} ${formatDate(atMs)}`;
}

/** As papers write it: `ngày 04 tháng 12 năm 2026`; the day with two digits, months 1 and 2 with a zero (NĐ 30/2020). */
export function paperDate(date: DateLike): string {
  const [year, month, day] = partsOf(date);
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** As papers write a time of day: `14 giờ 05 phút`. */
export function paperTime(atMs: number): string {
  const [hours, minutes] = clockOf(atMs).split(':');
  return `${hours} giờ ${minutes} phút`;
}

/** A 12-digit number in threes, as on the card: `008 190 004 218`; other numbers stay as they are. */
export function groupPersonalId(personalId: string): string {
  return /^\d{12}$/.test(personalId) ? personalId.replace(/\d{3}(?=\d)/g, '$& ') : personalId;
}
