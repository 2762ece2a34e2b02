import type { z } from 'zod';

/** Where a call is served: before set-up, at a desk, at a district, or everywhere. */
export type Realm = 'setup' | 'desk' | 'district' | 'any';

export interface CallSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** A query changes nothing and needs no id; a command is done once for its id. */
  readonly kind: 'query' | 'command';
  readonly realms: readonly Realm[];
  readonly input: I;
  readonly output: O;
}

export function query<I extends z.ZodType, O extends z.ZodType>(
  realms: readonly Realm[],
  input: I,
  output: O,
): CallSpec<I, O> & { readonly kind: 'query' } {
  return { kind: 'query', realms, input, output };
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  realms: readonly Realm[],
  input: I,
  output: O,
): CallSpec<I, O> & { readonly kind: 'command' } {
  return { kind: 'command', realms, input, output };
}
