import { isCivilDate } from '../calendar/civil.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';

/** A birth date as far as it is known: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. Older people often know the year alone. */
export type PartialDate = string;

export interface PartialDateParts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const earliestYear = 1800;
const latestYear = 2199;
const stored = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const typedForms = [
  /^(?:(?:ngày |ngay )?(?<day>\d{1,2})[/.\- ])(?<month>\d{1,2})[/.\- ](?<year>\d{4})$/u,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<year>\d{4})[/.-](?<month>\d{1,2})(?:[/.-](?<day>\d{1,2}))?$/,
  /^(?<month>\d{1,2})[/.\- ](?<year>\d{4})$/,
  /^(?:năm |nam )?(?<year>\d{4})$/u,
  /^(?:(?:ngày |ngay )(?<day>\d{1,2}) )?(?:tháng |thang )(?<month>\d{1,2}) (?:năm |nam )(?<year>\d{4})$/u,
] as const;

function partsOf(groups: Partial<Record<string, string>>): PartialDateParts {
  const { year, month, day } = groups;
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

const pad2 = (value: number) => String(value).padStart(2, '0');

/** The stored form of the parts, which must be a real date (`isPartialDate` says so). */
export function partialDateOf({ year, month, day }: PartialDateParts): PartialDate {
  if (month === undefined) return String(year);
  return day === undefined ? `${year}-${pad2(month)}` : `${year}-${pad2(month)}-${pad2(day)}`;
}

/** The parts of a stored date, or undefined when the text is none (no such month or day, year out of 1800 to 2199). */
export function partialDateParts(date: string): PartialDateParts | undefined {
  const match = stored.exec(date);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const whole = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const inRange = Number(year) >= earliestYear && Number(year) <= latestYear;
  return inRange && isCivilDate(whole)
    ? partsOf({ ...(month && { month }), ...(day && { day }), year: year ?? '' })
    : undefined;
}

export function isPartialDate(text: string): boolean {
  return partialDateParts(text) !== undefined;
}

/**
 * A date as a clerk types it: `14/03/1990`, `14031990`, `3/1948`, `1948`, `tháng 3 năm 1948`, or the stored form.
 * Two-digit years are refused: 48 may be 1948 or 2048 on a form. Refuses: identity.birth-invalid.
 */
export function parsePartialDate(typed: string): Result<PartialDate> {
  if (typed.length > 60) return refuse('identity.birth-invalid');
  const text = typed
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([/.-]) ?/g, '$1');
  for (const form of typedForms) {
    const groups = form.exec(text)?.groups;
    if (!groups) continue;
    const date = partialDateOf(partsOf(groups));
    if (isPartialDate(date)) return ok(date);
  }
  return refuse('identity.birth-invalid');
}

/** The date for people: `14/03/1990`, `tháng 3 năm 1948`, `năm 1948`; months 1 and 2 with a zero (NĐ 30/2020). */
export function describePartialDate(date: PartialDate): string {
  const parts = partialDateParts(date);
  if (!parts) throw new RangeError('not a partial date');
  const { year, month, day } = parts;
  if (month === undefined) return `năm ${year}`;
  if (day === undefined) return `tháng ${month < 3 ? pad2(month) : month} năm ${year}`;
  return `${pad2(day)}/${pad2(month)}/${year}`;
}
