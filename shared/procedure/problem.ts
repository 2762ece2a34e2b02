import type { z } from 'zod';
import { errorMessage } from '../errors/table.ts';
import type { ProcedureCode } from './procedure.ts';

/** One thing wrong in a catalogue file: where (JSON path), which code, and the sentence in Vietnamese. */
export interface CatalogueProblem {
  readonly path: string;
  readonly code: ProcedureCode;
  readonly message: string;
}

type Path = readonly PropertyKey[];

const kinds: Readonly<Record<string, string>> = {
  string: 'chuỗi chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  object: 'một nhóm mục { }',
  array: 'một danh sách [ ]',
};

/** `['procedures', 3, 'fees', 0]` → `$.procedures[3].fees[0]`. */
export function jsonPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return /^[A-Za-z_]\w*$/.test(String(key)) ? `${text}.${String(key)}` : `${text}[${JSON.stringify(String(key))}]`;
  }, '$');
}

export function problem(
  code: ProcedureCode,
  path: Path,
  params: Readonly<Record<string, string | number>> = {},
): CatalogueProblem {
  const at = jsonPath(path);
  return { path: at, code, message: errorMessage(code, 'vi', { ...params, path: at }) };
}

function isOwnCode(message: string): message is ProcedureCode {
  return message.startsWith('procedure.');
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
}

/** An issue of zod, found in `raw` (which lies at `base` of the file), as a problem a person can mend. */
export function problemOfIssue(issue: z.core.$ZodIssue, raw: unknown, base: Path): CatalogueProblem {
  const path = [...base, ...issue.path];
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(raw, issue.path) === undefined) return problem('procedure.field-missing', path);
      return problem('procedure.field-type', path, { expected: kinds[issue.expected] ?? issue.expected });
    case 'too_small':
      return problem('procedure.field-range', path, { bound: 'nhỏ nhất', limit: String(issue.minimum) });
    case 'too_big':
      return problem('procedure.field-range', path, { bound: 'lớn nhất', limit: String(issue.maximum) });
    case 'invalid_value': {
      if (valueAt(raw, issue.path) === undefined) return problem('procedure.field-missing', path);
      return problem('procedure.field-choice', path, { choices: issue.values.map(String).join(', ') });
    }
    case 'custom':
      return problem(isOwnCode(issue.message) ? issue.message : 'procedure.field-form', path);
    default:
      return problem('procedure.field-form', path);
  }
}
