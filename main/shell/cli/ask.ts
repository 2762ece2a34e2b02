import { randomUUID } from 'node:crypto';
import { type CallInput, type CallName, type CallOutput, contract } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import type { Core } from '../../api/core.ts';

export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };

/** One call of the contract on a core, as a window would make it; a fresh id each time. */
export async function ask<C extends CallName>(
  core: Core,
  call: C,
  input: CallInput<C>,
  as: string | undefined,
): Promise<Asked<CallOutput<C>>> {
  const response = await core.call({ call, id: randomUUID(), input, ...(as === undefined ? {} : { as }) });
  if (!response.ok) return { ok: false, error: response.error };
  // The core has parsed its answer by the same schema already; this brings its type back.
  return { ok: true, value: contract[call].output.parse(response.result) as CallOutput<C> };
}
