import { readFileSync } from 'node:fs';
import { type Calendar, CalendarData, createCalendar } from '../../../shared/calendar/calendar.ts';
import { dateOfDay, instant } from '../../../shared/calendar/civil.ts';
import type { Due } from '../../../shared/calendar/due.ts';
import type { Result } from '../../../shared/result.ts';

const days: unknown = JSON.parse(
  readFileSync(new URL('../../../build/catalogue/calendar.json', import.meta.url), 'utf8'),
);

/** The shipped days as calendar data, with what a commune adds. */
export function communeData(changes: Partial<CalendarData> = {}): CalendarData {
  return { ...CalendarData.parse({ version: 'test', days }), ...changes };
}

export function communeCalendar(changes: Partial<CalendarData> = {}): Calendar {
  return createCalendar(communeData(changes));
}

/** The shipped days and some of a commune's own. */
export function calendarWith(extra: readonly Omit<CalendarData['days'][number], 'status' | 'source'>[]): Calendar {
  const data = communeData();
  return createCalendar({
    ...data,
    days: [...data.days, ...extra.map((day) => ({ ...day, status: 'official' as const, source: 'QĐ của xã' }))],
  });
}

/** 'YYYY-MM-DD HH:MM[:SS]' in local time, ms UTC. */
export function at(text: string): number {
  const [date = '', clock = '09:00'] = text.split(' ');
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return instant(date, hours * 60 + minutes) + seconds * 1000;
}

/** 'YYYY-MM-DD HH:MM:SS' in local time of an instant, so that a failed assertion can be read. */
export function local(atMs: number): string {
  const localMs = atMs + 7 * 3_600_000;
  return `${dateOfDay(Math.floor(localMs / 86_400_000))} ${clock(localMs)}`;
}

function clock(localMs: number): string {
  const seconds = Math.floor((((localMs % 86_400_000) + 86_400_000) % 86_400_000) / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** The due instant in local time, or the code of the refusal. */
export function dueText(result: Result<Due>): string {
  return result.ok ? local(result.value.dueAt) : result.refusal.code;
}

/** The due object; a refusal fails the test. */
export function dueValue(result: Result<Due>): Due {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** The explained days as 'date kind counted note' lines. */
export function explained(result: Result<Due>): readonly string[] {
  return dueValue(result).dueExplained.map((day) => `${day.date} ${day.kind} ${day.counted ? '+' : '-'} ${day.note}`);
}
