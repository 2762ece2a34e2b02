import { assertNever, ok, type Refusal, type Result, refuse } from '../result.ts';
import type { Calendar } from './calendar.ts';
import { civilDay, yearOfDay } from './civil.ts';
import { type ClockUse, type ClosedPause, closedPauses } from './clock.ts';
import { dayTermDue, endOfWork } from './day-term.ts';
import { hoursDue, sameDayDue } from './session-term.ts';
import { checkLimit, type TimeLimit } from './time-limit.ts';
import { createTrace, type DueDay, noteOf, type Trace, tracePause } from './trace.ts';

export type { ClockPolicy, ClockUse } from './clock.ts';
export { type DueStateInput, dueState, dueWindow, onTimeClass } from './due-state.ts';
export { handoverDueAt } from './handover.ts';
export type { TimeLimit, TimeLimitUnit } from './time-limit.ts';
export type { DueDay } from './trace.ts';

export interface Due {
  /** ms UTC. */
  readonly dueAt: number;
  /** Every day from the receipt to the due day, in order, each once. */
  readonly dueExplained: readonly DueDay[];
  /** Years that were touched and whose holidays have no official notice yet. */
  readonly provisionalYears: readonly number[];
}

/**
 * The due date of a dossier received at an instant (ms UTC), by the rules R1 to R5 and R8 of the working calendar.
 * Refuses: calendar.year-missing, calendar.limit-invalid, calendar.instant-invalid. Source: BLDS 2015 Đ147.2, Đ148.5.
 */
export function dueFor(calendar: Calendar, limit: TimeLimit, receivedAt: number): Result<Due> {
  return resumedDue(calendar, limit, { receivedAt, pauses: [], policy: 'resume' });
}

/**
 * The due date after the stops of the clock, R6. The day of a pause counts as used, the day of its end does not count.
 * A same-day or hour limit always starts anew at the end of the last pause, a limit in days by the policy.
 * Refuses: as `dueFor`, and calendar.pause-order.
 */
export function resumedDue(calendar: Calendar, limit: TimeLimit, use: ClockUse): Result<Due> {
  const checked = checkLimit(limit);
  if (!checked.ok) return checked;
  const closed = closedPauses(use);
  if (!closed.ok) return closed;

  const pauses = closed.value;
  const receivedDay = civilDay(use.receivedAt);
  const openedAt = pauses.at(-1)?.resumedAt ?? use.receivedAt;
  const missing = missingYear(calendar, receivedDay, civilDay(openedAt));
  if (missing) return missing;

  const trace = createTrace();
  const isWithinDay = limit.unit === 'sameDay' || limit.unit === 'workingHour';
  const isAnew = use.policy === 'restart' || isWithinDay;
  trace.add(
    receivedDay,
    'received',
    false,
    noteOf(calendar, receivedDay, 'ngày nhận', isWithinDay ? '' : 'không tính'),
  );
  if (isAnew) traceSuperseded(calendar, receivedDay, pauses, trace);
  const dueAt = dueInstant(
    calendar,
    limit,
    checked.value,
    isAnew ? openedAt : use.receivedAt,
    isAnew ? [] : pauses,
    trace,
  );
  if (dueAt === undefined) return refuseMissing(calendar, civilDay(openedAt), Number.POSITIVE_INFINITY);

  const dueDay = civilDay(dueAt);
  return (
    missingYear(calendar, receivedDay, dueDay) ??
    ok({ dueAt, dueExplained: trace.days, provisionalYears: provisionalYears(calendar, receivedDay, dueDay) })
  );
}

function dueInstant(
  calendar: Calendar,
  limit: TimeLimit,
  cutoff: { readonly cutoff: string; readonly cutoffMinutes: number },
  openedAt: number,
  pauses: readonly ClosedPause[],
  trace: Trace,
): number | undefined {
  const { unit } = limit;
  switch (unit) {
    case 'sameDay':
      return sameDayDue(calendar, cutoff, openedAt, trace);
    case 'workingHour':
      return hoursDue(calendar, limit.value, openedAt, trace);
    case 'workingDay':
    case 'calendarDay':
    case 'calendarMonth': {
      const dueDay = dayTermDue(calendar, { ...limit, unit }, cutoff.cutoffMinutes, openedAt, pauses, trace);
      return dueDay === undefined ? undefined : endOfWork(calendar, dueDay);
    }
    default:
      return assertNever(unit);
  }
}

/** Writes the days before the last pause ended, when the term starts anew there. */
function traceSuperseded(calendar: Calendar, receivedDay: number, pauses: readonly ClosedPause[], trace: Trace): void {
  let from = receivedDay;
  for (const [index, pause] of pauses.entries()) {
    const pauseDay = civilDay(pause.pausedAt);
    const resumedDay = civilDay(pause.resumedAt);
    for (let day = from + 1; day <= pauseDay; day += 1) {
      trace.add(day, 'superseded', false, noteOf(calendar, day, 'trước khi tính lại từ đầu'));
    }
    const isLast = index === pauses.length - 1;
    tracePause(calendar, trace, pauseDay, resumedDay, isLast ? 'hết tạm dừng, tính lại từ đầu' : 'hết tạm dừng');
    from = resumedDay;
  }
}

function missingYear(calendar: Calendar, from: number, to: number) {
  return calendar.firstMissingYear(from, to) === undefined ? undefined : refuseMissing(calendar, from, to);
}

function refuseMissing(
  calendar: Calendar,
  from: number,
  to: number,
): { readonly ok: false; readonly refusal: Refusal } {
  return refuse('calendar.year-missing', { year: calendar.firstMissingYear(from, to) ?? yearOfDay(from) });
}

function provisionalYears(calendar: Calendar, from: number, to: number): readonly number[] {
  const first = yearOfDay(from);
  const last = yearOfDay(to);
  return calendar.unofficialYears.filter((year) => first <= year && year <= last);
}
