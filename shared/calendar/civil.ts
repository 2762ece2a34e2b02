/**
 * Civil dates of Việt Nam: Asia/Ho_Chi_Minh is UTC+7 all year, so plain arithmetic does.
 * Inside the calendar a day is a number (days since 1970-01-01); at its edges it is 'YYYY-MM-DD'.
 */
const minuteMs = 60_000;
const dayMs = 86_400_000;
const offsetMs = 7 * 60 * minuteMs;
const isoWeekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export type Weekday = (typeof isoWeekdays)[number];

/** The civil date 'YYYY-MM-DD' in +07:00 of an instant (ms UTC). */
export function civilDate(atMs: number): string {
  return dateOfDay(civilDay(atMs));
}

/** Whole minutes since local midnight (+07:00) of an instant (ms UTC). */
export function civilMinutes(atMs: number): number {
  return Math.floor((atMs + offsetMs - civilDay(atMs) * dayMs) / minuteMs);
}

/** The instant (ms UTC) of a civil date and the minutes since its local midnight. */
export function instant(date: string, minutes: number): number {
  return dayInstant(dayNumber(date), minutes);
}

/** The civil date `n` calendar days later (earlier when negative). */
export function addDays(date: string, n: number): string {
  return dateOfDay(dayNumber(date) + n);
}

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export function weekday(date: string): Weekday {
  return weekdayOfDay(dayNumber(date));
}

/** Whether the text is an existing date 'YYYY-MM-DD'. */
export function isCivilDate(text: string): boolean {
  return parseDate(text) !== undefined;
}

/** Days since 1970-01-01 of a civil date. Throws on a text that is no date: parse at the edge. */
export function dayNumber(date: string): number {
  const day = parseDate(date);
  if (day === undefined) throw new RangeError(`not a civil date: ${date}`);
  return day;
}

/** The day number, in +07:00, of an instant (ms UTC). */
export function civilDay(atMs: number): number {
  return Math.floor((atMs + offsetMs) / dayMs);
}

/** The instant (ms UTC) of a day number and the minutes since its local midnight. */
export function dayInstant(day: number, minutes: number): number {
  return day * dayMs - offsetMs + minutes * minuteMs;
}

export function weekdayOfDay(day: number): Weekday {
  return isoWeekdays[(((day + 3) % 7) + 7) % 7] ?? 7;
}

export function yearOfDay(day: number): number {
  return civilOfDay(day).year;
}

/** 'YYYY-MM-DD' of a day number. */
export function dateOfDay(day: number): string {
  if (!Number.isFinite(day)) throw new RangeError('not a day');
  const { year, month, date } = civilOfDay(day);
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(date)}`;
}

/** The same day number `months` later, else the last day of that month. Source: BLDS 2015 Đ148. */
export function addMonths(day: number, months: number): number {
  const { year, month, date } = civilOfDay(day);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayOfCivil(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** Minutes since midnight of 'HH:MM', or undefined when the text is no time of day. */
export function minutesOf(clock: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** 'HH:MM' in +07:00 of an instant (ms UTC). */
export function clockOf(atMs: number): string {
  const minutes = civilMinutes(atMs);
  return `${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}`;
}

function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const date = Number(match[3]);
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return dayOfCivil(year, month, date);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Both conversions count years from March, so that the leap day is the last of its year, in eras of 400 years.
function dayOfCivil(year: number, month: number, date: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilOfDay(day: number): { year: number; month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

function pad2(value: number): string {
  return String(value).padStart(2, '0');
}
