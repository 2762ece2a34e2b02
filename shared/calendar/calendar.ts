import { CalendarData, CalendarDay, type Sessions } from './calendar-data.ts';
import { dayInstant, dayNumber, minutesOf, type Weekday, weekdayOfDay, yearOfDay } from './civil.ts';

export { CalendarData, CalendarDay };

/** A stretch of working time, ms UTC. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a calendar says of one civil date, for a month view. */
export interface DayFacts {
  readonly date: string;
  readonly weekday: Weekday;
  readonly working: boolean;
  /** False where the year is not covered: nothing is known of the day beyond its weekday. */
  readonly covered: boolean;
  readonly special: CalendarDay | undefined;
}

/** An indexed calendar. Days are day numbers of civil.ts; every question is answered from an index. */
export interface Calendar {
  readonly version: string;
  readonly commune: string | undefined;
  /** R8. */
  readonly afterCutoffStartsNextDay: boolean;
  readonly years: readonly number[];
  /** Years whose notice of public holidays is not out: shown as "lịch nghỉ chưa chính thức". */
  readonly unofficialYears: readonly number[];
  facts(date: string): DayFacts;
  isWorking(day: number): boolean;
  special(day: number): CalendarDay | undefined;
  /** The sessions worked on the day, in order; none on a rest day. */
  sessions(day: number): readonly Span[];
  /** The n-th working day after `day` (n ≥ 1), or undefined past the last covered day. */
  nthWorkingDayAfter(day: number, n: number): number | undefined;
  /** How many working days lie after `after`, up to and with `to`; 0 when `to` is not later. */
  workingDaysBetween(after: number, to: number): number;
  /** The first year without data from the one to the other day (`to` may be infinite), or undefined. */
  firstMissingYear(from: number, to: number): number | undefined;
}

// Off wins over on where two entries name one day, so that adding a day off can never bring a due date forward.
const ranks: Readonly<Record<CalendarDay['kind'], number>> = {
  holiday: 0,
  compensatoryOff: 1,
  swapOff: 2,
  localOff: 3,
  halfDay: 4,
  swapWork: 5,
};

/** Indexes calendar data once. Days that are not named in it: Monday to Friday are worked (R4). */
export function createCalendar(data: CalendarData): Calendar {
  const years = sortedYears(data.years ?? data.days.map((day) => Number(day.date.slice(0, 4))));
  const covered = new Set(years);
  const unofficialYears = sortedYears(
    data.yearsUnofficial ??
      data.days.filter((day) => day.status === 'computed').map((day) => Number(day.date.slice(0, 4))),
  );
  const specials = indexSpecials(data.days);
  const index = indexWorkingDays(years, specials);
  const sessionsOn = sessionTable(data);

  const isWorking = (day: number) => index.isWorking(day);
  const special = (day: number) => specials.get(day);
  return {
    version: data.version,
    commune: data.commune,
    afterCutoffStartsNextDay: data.flags?.afterCutoffStartsNextDay ?? false,
    years,
    unofficialYears,
    isWorking,
    special,
    facts(date) {
      const day = dayNumber(date);
      return {
        date,
        weekday: weekdayOfDay(day),
        working: isWorking(day),
        covered: covered.has(yearOfDay(day)),
        special: special(day),
      };
    },
    sessions(day) {
      if (!isWorking(day)) return [];
      const { morning, afternoon } = sessionsOn(day);
      const half = special(day)?.half;
      if (half === 'morning') return [spanOf(day, morning)];
      if (half === 'afternoon') return [spanOf(day, afternoon)];
      return [spanOf(day, morning), spanOf(day, afternoon)];
    },
    nthWorkingDayAfter: index.nthAfter,
    workingDaysBetween: (after, to) => Math.max(0, index.countTo(to) - index.countTo(after)),
    firstMissingYear(from, to) {
      const lastYear = Number.isFinite(to) ? yearOfDay(to) : Number.POSITIVE_INFINITY;
      for (let year = yearOfDay(from); year <= lastYear; year += 1) if (!covered.has(year)) return year;
      return undefined;
    },
  };
}

function sortedYears(years: readonly number[]): readonly number[] {
  return [...new Set(years)].sort((a, b) => a - b);
}

function indexSpecials(days: readonly CalendarDay[]): ReadonlyMap<number, CalendarDay> {
  const specials = new Map<number, CalendarDay>();
  for (const entry of days) {
    const day = dayNumber(entry.date);
    const known = specials.get(day);
    if (!known || ranks[entry.kind] < ranks[known.kind]) specials.set(day, entry);
  }
  return specials;
}

/** Working days as a running count per day and as a list, so that counting and finding the n-th take one look each. */
function indexWorkingDays(years: readonly number[], specials: ReadonlyMap<number, CalendarDay>) {
  const firstYear = years[0];
  const lastYear = years.at(-1);
  const first = firstYear === undefined ? 0 : dayNumber(`${firstYear}-01-01`);
  const size = lastYear === undefined ? 0 : dayNumber(`${lastYear}-12-31`) - first + 1;
  const counts = new Int32Array(size + 1);
  const list: number[] = [];
  const covered = new Set(years);
  for (let offset = 0; offset < size; offset += 1) {
    const day = first + offset;
    if (covered.has(yearOfDay(day)) && isWorked(day, specials.get(day))) list.push(day);
    counts[offset + 1] = list.length;
  }
  const countTo = (day: number) => counts[Math.min(Math.max(day - first + 1, 0), size)] ?? 0;
  return {
    countTo,
    isWorking: (day: number) => countTo(day) > countTo(day - 1),
    nthAfter: (day: number, n: number) => list[countTo(day) + n - 1],
  };
}

function isWorked(day: number, special: CalendarDay | undefined): boolean {
  if (!special) return weekdayOfDay(day) <= 5;
  return special.kind === 'swapWork' || special.kind === 'halfDay';
}

function sessionTable(data: CalendarData): (day: number) => Sessions {
  const periods = (data.sessionPeriods ?? [])
    .map((period) => ({ from: dayNumber(period.from), to: dayNumber(period.to), sessions: period.sessions }))
    .reverse();
  return (day) => periods.find((period) => period.from <= day && day <= period.to)?.sessions ?? data.sessions;
}

function spanOf(day: number, session: Sessions['morning']): Span {
  return {
    fromMs: dayInstant(day, minutesOf(session.from) ?? 0),
    toMs: dayInstant(day, minutesOf(session.to) ?? 0),
  };
}
