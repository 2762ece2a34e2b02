import { addDays, dateOfDay, dayNumber } from '../calendar/civil.ts';
import type { ReportRules } from './report-rules.ts';

/** A period that reports are asked for by name. Civil dates, both included. */
export interface NamedPeriod {
  readonly kind: 'month' | 'quarter' | 'half' | 'year';
  /** Month 1 to 12, quarter 1 to 4, half 1 or 2; 1 for a year. */
  readonly number: number;
  readonly year: number;
  readonly from: string;
  readonly to: string;
}

type EndRules = Pick<ReportRules, 'periodEndDay' | 'yearEnd'>;

const monthsOf = { quarter: 3, half: 6, year: 12 } as const;

/**
 * The period of a kind, by its own last day and not by the calendar: with the 14th, quarter 1 is 15 December to
 * 14 March, the first half 15 December to 14 June, a year 15 December to 14 December. A month is the calendar's.
 * Source: NĐ 09/2019 Đ12; the days are data.
 */
export function namedPeriod(rules: EndRules, kind: NamedPeriod['kind'], number: number, year: number): NamedPeriod {
  if (kind === 'month') {
    const from = dateOf(year, number, 1);
    return { kind, number, year, from, to: addDays(dateOf(year, number + 1, 1), -1) };
  }
  const months = monthsOf[kind];
  const { month, day } = rules.yearEnd;
  // Counted back from the year's own end, so that its quarters and halves fill it without a gap.
  const lastMonth = month - (12 - number * months);
  const endDay = (last: number) => (last === month || last === month - 12 ? day : rules.periodEndDay);
  const from = addDays(dateOf(year, lastMonth - months, endDay(lastMonth - months)), 1);
  return { kind, number, year, from, to: dateOf(year, lastMonth, endDay(lastMonth)) };
}

/**
 * The periods around a day, as a chooser offers them, the newest first: of each kind the one that runs and as many before
 * it as reach the same one of the year before.
 */
export function periodsAround(rules: EndRules, today: string): readonly NamedPeriod[] {
  const counts = [
    ['month', 12],
    ['quarter', 4],
    ['half', 2],
    ['year', 1],
  ] as const;
  return counts.flatMap(([kind, count]) => {
    const all = [-2, -1, 0, 1].flatMap((offset) =>
      Array.from({ length: count }, (_, at) => namedPeriod(rules, kind, at + 1, Number(today.slice(0, 4)) + offset)),
    );
    const now = all.findIndex(({ from, to }) => from <= today && today <= to);
    return all.slice(now - count, now + 1).reverse();
  });
}

/** Month 0 is December of the year before, month 13 January of the next. */
function dateOf(year: number, month: number, day: number): string {
  const index = year * 12 + month - 1;
  const [wholeYear, rest] = [Math.floor(index / 12), index % 12];
  const two = (value: number) => String(value).padStart(2, '0');
  return dateOfDay(dayNumber(`${wholeYear}-${two(rest + 1)}-${two(day)}`));
}
