import { addDays, isCivilDate, weekday } from '../../../shared/calendar/civil.ts';
import type { JsonObject, JsonValue } from '../../../shared/dossier/event.ts';
import { listOf, textOf } from '../../../shared/rules/draft.ts';

/** One day in a month's grid; null before the first and after the last. */
export type MonthCell = string | null;

export interface Month {
  readonly month: number;
  /** Weeks from Monday to Sunday. */
  readonly weeks: readonly (readonly MonthCell[])[];
}

/** The twelve months of a year as weeks, Monday first. */
export function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, at) => {
    const first = `${year}-${String(at + 1).padStart(2, '0')}-01`;
    const cells: MonthCell[] = Array.from({ length: weekday(first) - 1 }, () => null);
    for (let day = first; day.startsWith(first.slice(0, 7)); day = addDays(day, 1)) cells.push(day);
    while (cells.length % 7 !== 0) cells.push(null);
    return {
      month: at + 1,
      weeks: Array.from({ length: cells.length / 7 }, (_unused, n) => cells.slice(n * 7, n * 7 + 7)),
    };
  });
}

/** The special days of a calendar's content by their date, as they stand, right or not yet. */
export function daysByDate(content: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(
    listOf(content.days).flatMap((day): [string, JsonObject][] => (isObject(day) ? [[textOf(day, 'date'), day]] : [])),
  );
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Years with special days, and the next one: somebody has to begin it. */
export function yearsOf(content: JsonObject, thisYear: number): readonly number[] {
  const known = [...daysByDate(content).keys()].filter(isCivilDate).map((date) => Number(date.slice(0, 4)));
  const last = Math.max(thisYear, ...known);
  const first = Math.min(thisYear, ...known);
  return Array.from({ length: last + 1 - first + 1 }, (_, at) => first + at);
}

/** Where an arrow key leads from a day, kept inside its year. */
export function dayByKey(date: string, key: string): string | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[key];
  if (step === undefined) return null;
  const to = addDays(date, step);
  return to.slice(0, 4) === date.slice(0, 4) ? to : date;
}
