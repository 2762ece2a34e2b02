import type { Calendar, Span } from './calendar.ts';
import { civilDay } from './civil.ts';

/** Working time from one instant to another, ms, by the calendar's sessions; 0 where it is not later. Days past its data count nothing. */
export function workingMs(
  calendar: Pick<Calendar, 'sessions' | 'nthWorkingDayAfter'>,
  fromMs: number,
  toMs: number,
): number {
  let sum = 0;
  const lastDay = civilDay(toMs);
  for (
    let day: number | undefined = civilDay(fromMs);
    day !== undefined && day <= lastDay;
    day = calendar.nthWorkingDayAfter(day, 1)
  ) {
    for (const session of calendar.sessions(day)) sum += overlapMs(session, { fromMs, toMs });
  }
  return sum;
}

function overlapMs(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs));
}
