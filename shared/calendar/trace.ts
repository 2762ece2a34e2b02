import type { Calendar } from './calendar.ts';
import type { CalendarDay } from './calendar-data.ts';
import { dateOfDay, weekdayOfDay } from './civil.ts';

/** One day between receipt and due date. `note` is Vietnamese and names why the day is skipped or how it counts. */
export interface DueDay {
  readonly date: string;
  readonly kind: DueDayKind;
  /** Whether the day uses up a part of the limit. */
  readonly counted: boolean;
  readonly note: string;
}

/**
 * The kinds of a calendar day, and: `received` (receipt), `deemedReceived` (R8: counts as the receipt day), `counted`,
 * `rest` (Saturday, Sunday), `paused` and `resumed` (R6), `superseded` (before a restart of the whole term), `due`.
 */
export type DueDayKind =
  | CalendarDay['kind']
  | 'received'
  | 'deemedReceived'
  | 'counted'
  | 'rest'
  | 'paused'
  | 'resumed'
  | 'superseded'
  | 'due';

/** Collects the days in order. A second word on the last day joins its note: a day has one row. */
export interface Trace {
  readonly days: readonly DueDay[];
  add(day: number, kind: DueDayKind, counted: boolean, note: string): void;
}

const weekdayNames = ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;

export function createTrace(): Trace {
  const days: DueDay[] = [];
  let lastDay = Number.NaN;
  return {
    days,
    add(day, kind, counted, note) {
      const last = days.at(-1);
      if (last && day === lastDay) {
        days[days.length - 1] = {
          date: last.date,
          kind: kind === 'due' ? 'due' : last.kind,
          counted: last.counted || counted,
          note: `${last.note}; ${note}`,
        };
        return;
      }
      days.push({ date: dateOfDay(day), kind, counted, note });
      lastDay = day;
    },
  };
}

/** The kind of a day by the calendar alone: a special day by its own kind, a weekend as `rest`, else `counted`. */
export function kindOfDay(calendar: Calendar, day: number): DueDayKind {
  const special = calendar.special(day);
  if (special) return special.kind;
  return calendar.isWorking(day) ? 'counted' : 'rest';
}

/** Why a day is special, in Vietnamese: the name of the holiday or swap, else the weekend day; '' on a plain day. */
export function reasonOfDay(calendar: Calendar, day: number): string {
  const special = calendar.special(day);
  // The name of a worked day stands inside a sentence: "ngày thứ 1 (làm bù 31/8)".
  if (special) return calendar.isWorking(day) ? lowerFirst(special.name) : special.name;
  return calendar.isWorking(day) ? '' : weekdayNames[weekdayOfDay(day)];
}

/** The words with the day's reason, where it has one, in brackets after the first of them. */
export function noteOf(calendar: Calendar, day: number, head: string, tail = ''): string {
  const reason = reasonOfDay(calendar, day);
  return `${head}${reason ? ` (${reason})` : ''}${tail ? `, ${tail}` : ''}`;
}

/** Writes a pause: a word on its first day, the days between, and the day it ended, which never counts. */
export function tracePause(calendar: Calendar, trace: Trace, pauseDay: number, resumedDay: number, end: string): void {
  trace.add(pauseDay, 'paused', false, 'tạm dừng tính hạn');
  for (let day = pauseDay + 1; day < resumedDay; day += 1) {
    trace.add(day, 'paused', false, noteOf(calendar, day, 'tạm dừng tính hạn'));
  }
  trace.add(resumedDay, 'resumed', false, resumedDay === pauseDay ? end : noteOf(calendar, resumedDay, end));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
