import { ok, type Result, refuse } from '../result.ts';
import type { Calendar } from './calendar.ts';
import { civilDay, dayInstant, minutesOf, yearOfDay } from './civil.ts';
import { isInstant } from './clock.ts';
import { defaultCutoff } from './time-limit.ts';

/**
 * Until when a dossier goes to its handler, ms UTC: the end of work of the day of receipt; received after 15:00, after
 * work or on a rest day, the start of the next working day. Refuses: calendar.year-missing, calendar.instant-invalid.
 * Source: NĐ 61/2018 Đ18.
 */
export function handoverDueAt(calendar: Calendar, receivedAt: number): Result<number> {
  if (!isInstant(receivedAt)) return refuse('calendar.instant-invalid');
  const day = civilDay(receivedAt);
  const missing = calendar.firstMissingYear(day, day);
  if (missing !== undefined) return refuse('calendar.year-missing', { year: missing });

  const endToday = calendar.sessions(day).at(-1)?.toMs;
  const cutoffAt = dayInstant(day, minutesOf(defaultCutoff) ?? 0);
  if (endToday !== undefined && receivedAt <= Math.min(endToday, cutoffAt)) return ok(endToday);

  const next = calendar.nthWorkingDayAfter(day, 1);
  const gap = calendar.firstMissingYear(day, next ?? Number.POSITIVE_INFINITY);
  const startNext = next === undefined ? undefined : calendar.sessions(next)[0]?.fromMs;
  if (gap !== undefined || startNext === undefined) {
    return refuse('calendar.year-missing', { year: gap ?? yearOfDay(day) + 1 });
  }
  return ok(startNext);
}
