import type { Calendar } from './calendar.ts';
import { civilDay, dayInstant } from './civil.ts';
import type { TimeLimitUnit } from './time-limit.ts';

export type OnTimeClass = 'early' | 'onTime' | 'overdue';
export type DueState = 'overdue' | 'today' | 'soon' | 'withinTerm' | 'paused' | 'early' | 'onTime' | 'none';

/** `soon` reaches this many working days ahead. */
const soonWorkingDays = 3;

/** Stands in for the three working days where the calendar has no data for them: they never span fewer days. */
const soonDaysUncovered = 3;

export interface DueStateInput {
  /** `paused` in status 5 and 6; `finished` from status 9 on and in 3, 7, 8; else `open`. */
  readonly phase: 'open' | 'paused' | 'finished';
  /** The statutory due date, ms UTC; null while there is none. Never the date of an apology. */
  readonly dueAt: number | null;
  readonly now: number;
  /** When the result came to the desk (status 9), ms UTC. */
  readonly resolvedAt: number | null;
  readonly calendar: Calendar;
  /** The unit of the limit; only `workingHour` changes the answer. */
  readonly unit?: TimeLimitUnit | undefined;
}

/**
 * trước hạn, đúng hạn, quá hạn: by civil date, whatever the hour; an hour limit also by the hour. ms UTC.
 * Source: domain rule "on-time classes", NĐ 61/2018; the result at the desk counts, not its collection.
 */
export function onTimeClass(resolvedAt: number, dueAt: number, unit?: TimeLimitUnit | undefined): OnTimeClass {
  const resolvedDay = civilDay(resolvedAt);
  const dueDay = civilDay(dueAt);
  if (resolvedDay < dueDay) return 'early';
  if (resolvedDay > dueDay) return 'overdue';
  return unit === 'workingHour' && resolvedAt > dueAt ? 'overdue' : 'onTime';
}

/**
 * The due state that lists and badges show. A finished dossier has its on-time class (`none` without a result), a
 * paused one is never overdue, an open one is overdue from the moment after `dueAt`.
 */
export function dueState({ phase, dueAt, now, resolvedAt, calendar, unit }: DueStateInput): DueState {
  if (phase === 'finished') {
    return dueAt === null || resolvedAt === null ? 'none' : onTimeClass(resolvedAt, dueAt, unit);
  }
  if (phase === 'paused') return 'paused';
  if (dueAt === null) return 'none';
  if (now > dueAt) return 'overdue';
  const today = civilDay(now);
  const dueDay = civilDay(dueAt);
  if (dueDay === today) return 'today';
  return dueDay <= soonDay(calendar, today) ? 'soon' : 'withinTerm';
}

/** The bounds behind `dueState` of open dossiers, ms UTC, for a query by range: due before them is that state or nearer. */
export function dueWindow(
  calendar: Calendar,
  now: number,
): { readonly todayEndMs: number; readonly soonEndMs: number } {
  const today = civilDay(now);
  return { todayEndMs: dayInstant(today + 1, 0), soonEndMs: dayInstant(soonDay(calendar, today) + 1, 0) };
}

function soonDay(calendar: Calendar, today: number): number {
  return calendar.nthWorkingDayAfter(today, soonWorkingDays) ?? today + soonDaysUncovered;
}
