import type { Calendar } from './calendar.ts';
import { addMonths, civilDay, dayInstant } from './civil.ts';
import type { ClosedPause } from './clock.ts';
import type { TimeLimit } from './time-limit.ts';
import { kindOfDay, noteOf, reasonOfDay, type Trace, tracePause } from './trace.ts';

export type DayLimit = TimeLimit & { readonly unit: 'workingDay' | 'calendarDay' | 'calendarMonth' };

/** What one stretch of the clock starts from: its instant, and the count of days that earlier stretches used. */
interface Stretch {
  readonly openDay: number;
  /** The day that is left out of the count; later than `openDay` only under R8. */
  readonly startDay: number;
  readonly need: number;
  readonly usedBefore: number;
}

interface StretchEnd {
  /** The day of the last count; the due day follows it when it falls on a rest day. */
  readonly lastCounted: number;
  readonly dueDay: number;
}

/**
 * The due day of a limit in days by R1, R3, R6 (`resume`) and R8, with its days written to the trace; undefined past the
 * data. The trace already holds the opening day.
 * A pause that begins after the term ran out changes nothing. When the days are used up on the day of the pause, the
 * next working day after the supplement is due: the day of the supplement is not counted, so none before it can be.
 */
export function dayTermDue(
  calendar: Calendar,
  limit: DayLimit,
  cutoffMinutes: number,
  openedAt: number,
  pauses: readonly ClosedPause[],
  trace: Trace,
): number | undefined {
  let stretch = openStretch(calendar, limit, cutoffMinutes, openedAt);
  for (const pause of pauses) {
    const end = stretch && endOf(calendar, limit, stretch);
    if (!stretch || !end) return undefined;
    if (pause.pausedAt > endOfWork(calendar, end.dueDay)) return finish(calendar, limit, stretch, end, trace);
    const pauseDay = civilDay(pause.pausedAt);
    const used = Math.min(stretch.need, countDays(calendar, limit, stretch.startDay, pauseDay));
    const next = openStretch(calendar, limit, cutoffMinutes, pause.resumedAt);
    if (!next) return undefined;
    traceStretch(calendar, limit, stretch, end, pauseDay, false, trace);
    tracePause(calendar, trace, pauseDay, civilDay(pause.resumedAt), 'hết tạm dừng, không tính ngày này');
    const need = Math.min(stretch.need - used, next.need);
    stretch = { ...next, need, usedBefore: stretch.usedBefore + used };
  }
  const end = stretch && endOf(calendar, limit, stretch);
  return stretch && end && finish(calendar, limit, stretch, end, trace);
}

/** The end of the last session of a working day, ms UTC (R4). */
export function endOfWork(calendar: Calendar, day: number): number {
  return calendar.sessions(day).at(-1)?.toMs ?? dayInstant(day, 24 * 60);
}

/** A whole term from an instant on. A limit in months is the count of days to the same day number (R3, Đ148). */
function openStretch(calendar: Calendar, limit: DayLimit, cutoffMinutes: number, at: number): Stretch | undefined {
  const openDay = civilDay(at);
  const startDay = deemedDay(calendar, cutoffMinutes, at);
  if (startDay === undefined) return undefined;
  const need = limit.unit === 'calendarMonth' ? addMonths(startDay, limit.value) - startDay : limit.value;
  return { openDay, startDay, need, usedBefore: 0 };
}

/**
 * R8: after the cut-off a dossier counts as received on the next working day. So does one received on a rest day, or
 * the Saturday dossier would be due before the one of Friday evening.
 */
function deemedDay(calendar: Calendar, cutoffMinutes: number, at: number): number | undefined {
  const day = civilDay(at);
  if (!calendar.afterCutoffStartsNextDay) return day;
  if (calendar.isWorking(day) && at <= dayInstant(day, cutoffMinutes)) return day;
  return calendar.nthWorkingDayAfter(day, 1);
}

function endOf(calendar: Calendar, limit: DayLimit, { startDay, need }: Stretch): StretchEnd | undefined {
  const isByWorkingDays = limit.unit === 'workingDay' && need > 0;
  const lastCounted = isByWorkingDays ? calendar.nthWorkingDayAfter(startDay, need) : startDay + need;
  if (lastCounted === undefined) return undefined;
  const dueDay =
    need > 0 && calendar.isWorking(lastCounted) ? lastCounted : calendar.nthWorkingDayAfter(lastCounted, 1);
  return dueDay === undefined ? undefined : { lastCounted, dueDay };
}

function countDays(calendar: Calendar, limit: DayLimit, after: number, to: number): number {
  return limit.unit === 'workingDay' ? calendar.workingDaysBetween(after, to) : Math.max(0, to - after);
}

function finish(calendar: Calendar, limit: DayLimit, stretch: Stretch, end: StretchEnd, trace: Trace): number {
  traceStretch(calendar, limit, stretch, end, end.dueDay, true, trace);
  return end.dueDay;
}

/** Writes the days after the opening day of a stretch, up to and with `toDay`; `final` when no pause cuts it short. */
function traceStretch(
  calendar: Calendar,
  limit: DayLimit,
  stretch: Stretch,
  end: StretchEnd,
  toDay: number,
  final: boolean,
  trace: Trace,
): void {
  let number = stretch.usedBefore;
  for (let day = stretch.openDay + 1; day <= toDay; day += 1) {
    const isDue = final && day === end.dueDay;
    const isCounted =
      day > stretch.startDay && day <= end.lastCounted && (limit.unit !== 'workingDay' || calendar.isWorking(day));
    if (isCounted) {
      number += 1;
      const isMoved = final && !isDue && day === end.lastCounted;
      const tail = isDue ? 'hẹn trả' : isMoved ? 'trúng ngày nghỉ, chuyển sang ngày làm việc sau' : '';
      trace.add(day, isDue ? 'due' : kindOfDay(calendar, day), true, noteOf(calendar, day, `ngày thứ ${number}`, tail));
    } else if (day === stretch.startDay) {
      trace.add(day, 'deemedReceived', false, noteOf(calendar, day, 'tính như ngày nhận, không tính'));
    } else if (isDue) {
      trace.add(day, 'due', false, noteOf(calendar, day, 'ngày làm việc tiếp theo', 'hẹn trả'));
    } else if (calendar.isWorking(day)) {
      // Only a pause on the very day to which the end of the term had moved leads here.
      trace.add(day, 'paused', false, noteOf(calendar, day, 'ngày làm việc tiếp theo'));
    } else {
      trace.add(day, kindOfDay(calendar, day), false, reasonOfDay(calendar, day));
    }
  }
}
