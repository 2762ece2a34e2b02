import type { z } from 'zod';
import { CalendarData, CalendarDay } from '../calendar/calendar-data.ts';
import type { JsonObject } from '../dossier/event.ts';
import { type ErrorCode, errorMessage } from '../errors/table.ts';
import { checkEntry } from '../procedure/check.ts';
import { fieldName, isChangeName, listOf, type RulesKind, textOf, wholeFields } from './draft.ts';

/** One thing wrong in a draft: of which entry, at which field of it (`timeLimit.value`; empty: the entry), and why. */
export interface RulesProblem {
  readonly name: string;
  readonly path: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Everything that keeps a content from being published, at its entry and field. Nothing: it may go. */
export function rulesProblems(kind: RulesKind, content: JsonObject): readonly RulesProblem[] {
  return kind === 'catalogue' ? catalogueProblems(content) : calendarProblems(content);
}

function catalogueProblems(content: JsonObject): readonly RulesProblem[] {
  const seen = new Set<string>();
  return listOf(content.procedures).flatMap((entry) => {
    const name = textOf(entry, 'code');
    const twice = seen.has(name);
    seen.add(name);
    const found = checkEntry(entry).map(({ path, code, message }) => ({ name, path, code, message }));
    return twice ? [...found, problemOf(name, 'code', 'procedure.code-repeated', { code: name, path: '' })] : found;
  });
}

function calendarProblems(content: JsonObject): readonly RulesProblem[] {
  const days = listOf(content.days).flatMap((day) => {
    const name = textOf(day, 'date');
    const read = CalendarDay.safeParse(day);
    return read.success ? [] : read.error.issues.map((issue) => dayProblem(name, issue));
  });
  const { days: _days, ...whole } = content;
  const read = CalendarData.safeParse({ ...whole, version: 'draft', days: [] });
  const fields = read.success ? [] : read.error.issues.map(({ path }) => wholeProblem(path.map(String)));
  return [...days, ...fields];
}

function dayProblem(name: string, issue: z.core.$ZodIssue): RulesProblem {
  const path = issue.path.map(String).join('.');
  const codes: Readonly<Record<string, ErrorCode>> = {
    date: 'calendar.day-date',
    name: 'calendar.day-name',
    half: 'calendar.day-half',
  };
  return problemOf(name, path, codes[path] ?? 'calendar.data-invalid', { path: `${name} ${path}`.trim() });
}

function wholeProblem([field = '', ...path]: readonly string[]): RulesProblem {
  const name = wholeFields.calendar.some((known) => known === field) ? fieldName(field) : '';
  return problemOf(name, path.join('.'), 'calendar.data-invalid', { path: [field, ...path].join('.') });
}

function problemOf(
  name: string,
  path: string,
  code: ErrorCode,
  params: Readonly<Record<string, string | number>>,
): RulesProblem {
  return { name, path, code, message: errorMessage(code, 'vi', params) };
}

/** Why one change cannot even be kept as a draft; null where it can. Half-finished entries can. */
export function nameProblem(kind: RulesKind, name: string): ErrorCode | null {
  if (isChangeName(kind, name)) return null;
  return kind === 'catalogue' ? 'rules.code-form' : 'calendar.day-date';
}
