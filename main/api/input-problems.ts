import type { z } from 'zod';
import type { ErrorCode } from '../../shared/errors/table.ts';

/** Each zod issue as a stable code at its field's path (`applicant.fullName`, `components.0.index`). */
export function inputProblems(error: z.ZodError): Readonly<Record<string, ErrorCode>> {
  const problems: Record<string, ErrorCode> = {};
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems[[...issue.path, key].join('.')] = 'input.unknown-field';
      continue;
    }
    problems[issue.path.join('.') || 'input'] ??= codeOf(issue);
  }
  return problems;
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && !issue.message.includes('received') ? 'input.missing' : missingOrWrong(issue.message);
    case 'too_big':
      return 'input.too-long';
    case 'too_small':
      return 'input.too-short';
    default:
      return 'input.not-allowed';
  }
}

/** zod keeps the received type only in its sentence: `expected string, received undefined`. */
function missingOrWrong(message: string): ErrorCode {
  return message.endsWith('received undefined') ? 'input.missing' : 'input.wrong-type';
}
