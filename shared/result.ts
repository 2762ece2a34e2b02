import type { ErrorCode } from './errors/table.ts';

/** What a rule says when it says no. `params` fill the sentences of the error table; `fields` name inputs by path. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: Readonly<Record<string, ErrorCode>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A refusal as a value: nothing was changed, and the caller may ask again. */
export function refuse(
  code: ErrorCode,
  params?: Readonly<Record<string, string | number>>,
  fields?: Readonly<Record<string, ErrorCode>>,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, ...(params ? { params } : {}), ...(fields ? { fields } : {}) } };
}

/** Closes a switch over a union, so that a new member fails the type check instead of being swallowed. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
