import type { z } from 'zod';
import { CalendarData, CalendarDay } from '../calendar/calendar-data.ts';
import type { JsonObject } from '../dossier/event.ts';
import { type ErrorCode, errorMessage } from '../errors/table.ts';
import { FormSet, formSetNames } from '../forms/form-sets.ts';
import { checkEntry } from '../procedure/check.ts';
import { entryOf, fieldName, isChangeName, listOf, type RulesKind, textOf, wholeFields } from './draft.ts';

/** One thing wrong in a draft: of which entry, at which field of it (`timeLimit.value`; empty: the entry), and why. */
export interface RulesProblem {
  readonly name: string;
  readonly path: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Everything that keeps a content from being published, at its entry and field. Nothing: it may go. */
export function rulesProblems(kind: RulesKind, content: JsonObject): readonly RulesProblem[] {
  switch (kind) {
    case 'catalogue':
      return catalogueProblems(content);
    case 'calendar':
      return calendarProblems(content);
    case 'forms':
      return formProblems(content);
  }
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

/** Codes that the schema's own checks give; the rest is told by what kind of issue it is. */
const formCodes = ['forms.suffix', 'forms.placeholder'] as const;

function formProblems(content: JsonObject): readonly RulesProblem[] {
  return formSetNames.flatMap((name): readonly RulesProblem[] => {
    const entry = entryOf('forms', content, name);
    if (entry === undefined) return [problemOf(name, '', 'forms.set-missing', { name })];
    const read = FormSet.safeParse(entry);
    return read.success ? [] : read.error.issues.map((issue) => formProblem(name, issue));
  });
}

function formProblem(name: string, issue: z.core.$ZodIssue): RulesProblem {
  const path = issue.path.map(String).join('.');
  const own = formCodes.find((code) => code === issue.message);
  if (own !== undefined) return problemOf(name, path, own, {});
  if (issue.code !== 'too_big') {
    return problemOf(name, path, issue.code === 'invalid_format' ? 'forms.text-signs' : 'forms.text-missing', {});
  }
  const code = issue.origin === 'string' ? 'forms.text-too-long' : 'forms.too-many';
  return problemOf(name, path, code, { most: Number(issue.maximum) });
}

function problemOf(
  name: string,
  path: string,
  code: ErrorCode,
  params: Readonly<Record<string, string | number>>,
): RulesProblem {
  return { name, path, code, message: errorMessage(code, 'vi', params) };
}

const nameCodes = {
  catalogue: 'rules.code-form',
  calendar: 'calendar.day-date',
  forms: 'forms.set-unknown',
} as const satisfies Record<RulesKind, ErrorCode>;

/** Why one change cannot even be kept as a draft; null where it can. Half-finished entries can. */
export function nameProblem(kind: RulesKind, name: string): ErrorCode | null {
  if (isChangeName(kind, name)) return null;
  return nameCodes[kind];
}
