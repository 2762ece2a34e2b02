import type { Calendar } from './calendar.ts';
import { civilDay, clockOf, dayInstant } from './civil.ts';
import { kindOfDay, noteOf, reasonOfDay, type Trace } from './trace.ts';

const minuteMs = 60_000;

/**
 * R2 and R5: due at the end of work of the same day when it is a working day, the cut-off is not past (the cut-off
 * itself is not "after") and work goes on; else of the next working day. ms UTC; undefined past the data.
 */
export function sameDayDue(
  calendar: Calendar,
  cutoff: { readonly cutoff: string; readonly cutoffMinutes: number },
  openedAt: number,
  trace: Trace,
): number | undefined {
  const openDay = civilDay(openedAt);
  const endToday = calendar.sessions(openDay).at(-1)?.toMs;
  const isBeforeCutoff = openedAt <= dayInstant(openDay, cutoff.cutoffMinutes);
  if (endToday !== undefined && isBeforeCutoff && openedAt <= endToday) {
    trace.add(openDay, 'due', true, 'trả trong ngày');
    return endToday;
  }
  const dueDay = calendar.nthWorkingDayAfter(openDay, 1);
  if (dueDay === undefined) return undefined;
  if (endToday !== undefined) {
    const why = isBeforeCutoff ? 'ngoài giờ làm việc' : `sau ${cutoff.cutoff}`;
    trace.add(openDay, 'received', false, `${why}, chuyển sang ngày làm việc tiếp theo`);
  }
  traceSkipped(calendar, openDay, dueDay, trace);
  trace.add(dueDay, 'due', true, noteOf(calendar, dueDay, 'ngày làm việc tiếp theo', 'hẹn trả'));
  return calendar.sessions(dueDay).at(-1)?.toMs;
}

/** R4: `hours` of session time from the instant on, over lunch, nights and rest days. ms UTC; undefined past the data. */
export function hoursDue(calendar: Calendar, hours: number, openedAt: number, trace: Trace): number | undefined {
  let leftMs = hours * 60 * minuteMs;
  const openDay = civilDay(openedAt);
  let previous = openDay;
  // The trace holds the opening day with its reason already.
  const note = (day: number, head: string, tail?: string) =>
    day === openDay ? [head, tail].filter(Boolean).join(', ') : noteOf(calendar, day, head, tail);
  const hasTimeToday = (calendar.sessions(openDay).at(-1)?.toMs ?? 0) > openedAt;
  for (
    let day = hasTimeToday ? openDay : calendar.nthWorkingDayAfter(openDay, 1);
    day !== undefined;
    day = calendar.nthWorkingDayAfter(day, 1)
  ) {
    traceSkipped(calendar, previous, day, trace);
    previous = day;
    let usedMs = 0;
    for (const session of calendar.sessions(day)) {
      const fromMs = Math.max(session.fromMs, openedAt);
      const availableMs = Math.max(0, session.toMs - fromMs);
      if (leftMs <= availableMs) {
        const dueAt = fromMs + leftMs;
        trace.add(day, 'due', true, note(day, spent(usedMs + leftMs), `hẹn trả lúc ${clockOf(dueAt)}`));
        return dueAt;
      }
      leftMs -= availableMs;
      usedMs += availableMs;
    }
    trace.add(day, kindOfDay(calendar, day), true, note(day, spent(usedMs)));
  }
  return undefined;
}

/** Writes the rest days strictly between two days of which the second is the next working day. */
function traceSkipped(calendar: Calendar, from: number, to: number, trace: Trace): void {
  for (let day = from + 1; day < to; day += 1) {
    trace.add(day, kindOfDay(calendar, day), false, reasonOfDay(calendar, day));
  }
}

/** "tính 1 giờ 30 phút"; part minutes round down, the last of them ends the term. */
function spent(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `tính ${[hours ? `${hours} giờ` : '', rest || !hours ? `${rest} phút` : ''].filter(Boolean).join(' ')}`;
}
