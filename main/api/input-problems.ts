import type { z } from 'zod';
import type { ErrorCode } from '../../shared/errors/table.ts';

/** Each zod issue as a stable code at its field's path (`applicant.fullName`, `components.0.index`) of `input`. */
export function inputProblems(error: z.ZodError, input: unknown): Readonly<Record<string, ErrorCode>> {
  const problems: Record<string, ErrorCode> = {};
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems[[...issue.path, key].join('.')] = 'input.unknown-field';
      continue;
    }
    problems[issue.path.join('.') || 'input'] ??= isMissing(input, issue.path) ? 'input.missing' : codeOf(issue);
  }
  return problems;
}

/** Looked up in what was given: zod tells a missing choice as a wrong one. */
function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Reflect.get(value, key);
  }
  return value === undefined;
}

/** Texts with half a surrogate pair: no UTF-8, so no ledger, can hold them. `input` has passed its schema. */
export function illFormedFields(input: unknown, path: readonly string[] = []): Readonly<Record<string, ErrorCode>> {
  if (typeof input === 'string')
    return input.isWellFormed() ? {} : { [path.join('.') || 'input']: 'input.not-allowed' };
  if (typeof input !== 'object' || input === null) return {};
  return Object.assign({}, ...Object.entries(input).map(([key, value]) => illFormedFields(value, [...path, key])));
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  switch (issue.code) {
    case 'invalid_type':
      return 'input.wrong-type';
    case 'too_big':
      return 'input.too-long';
    case 'too_small':
      return 'input.too-short';
    default:
      return 'input.not-allowed';
  }
}
