import type { Logger } from 'pino';
import { findFault } from '../../db/faults.ts';
import { type CallName, contract, isCallName } from '../../shared/contract/contract.ts';
import { CallRequest, type CallResponse, type WireError } from '../../shared/contract/envelope.ts';
import { type ErrorCode, errorMessage } from '../../shared/errors/table.ts';
import { Fault } from '../../shared/fault.ts';
import type { Refusal, Result } from '../../shared/result.ts';
import type { CallContext, Caller, Handlers } from './handlers.ts';
import { illFormedFields, inputProblems } from './input-problems.ts';

export interface DispatcherDeps {
  readonly handlers: () => Handlers;
  readonly log: Logger;
  readonly newReference: () => string;
  /** Why somebody who signed in may not ask this; the one place where roles are looked at. */
  readonly whyNot?: (call: CallName, caller: Caller) => Refusal | null;
}

/**
 * One door for every transport: reads the request, parses the input by the contract, runs the handler, parses the
 * output, and is the only place that catches everything. Always answers.
 */
export function createDispatcher({
  handlers,
  log,
  newReference,
  whyNot,
}: DispatcherDeps): (request: unknown, caller?: Caller) => Promise<CallResponse> {
  return async (request, caller) => {
    const envelope = CallRequest.safeParse(request);
    if (!envelope.success) return refused(idOf(request), { code: 'call.malformed' });
    const { call, id, as } = envelope.data;
    const run = isCallName(call) ? runner(call, handlers()) : null;
    if (run === null || !isCallName(call)) return refused(id, { code: 'call.unknown' });
    const forbidden = caller === undefined ? null : (whyNot?.(call, caller) ?? null);
    if (forbidden !== null) return refused(id, forbidden);
    try {
      // UUIDs are the same in either case; answered is the id as it was given.
      const result = await run(envelope.data.input, contextOf(id.toLowerCase(), as, caller));
      return result.ok ? { id, ok: true, result: result.value } : refused(id, result.refusal);
    } catch (error) {
      const fault = error instanceof Fault ? error.refusal : findFault(error);
      if (fault !== null) return refused(id, fault);
      const reference = newReference();
      log.error({ event: 'call.defect', call, reference, err: error }, 'call failed');
      return refused(id, { code: 'internal.unexpected', params: { reference } });
    }
  };
}

/** Who signed in acts as nobody else. */
function contextOf(id: string, as: string | undefined, caller: Caller | undefined): CallContext {
  return caller === undefined ? { id, as } : { id, as: undefined, caller };
}

type Run = (input: unknown, context: CallContext) => Promise<Result<unknown>>;

function runner<C extends CallName>(call: C, handlers: Handlers): Run | null {
  const handler = handlers[call];
  if (handler === undefined) return null;
  const spec = contract[call];
  return async (raw, context) => {
    const given = raw ?? {};
    const input = spec.input.safeParse(given);
    if (!input.success)
      return { ok: false, refusal: { code: 'input.invalid', fields: inputProblems(input.error, given) } };
    const illFormed = illFormedFields(input.data);
    if (Object.keys(illFormed).length > 0) return { ok: false, refusal: { code: 'input.invalid', fields: illFormed } };
    // The contract pairs each name with its own input; the compiler loses the pairing over the union.
    const result: Result<unknown> = await (
      handler as (input: unknown, context: CallContext) => Result<unknown> | Promise<Result<unknown>>
    )(input.data, context);
    return result.ok ? { ok: true, value: spec.output.parse(result.value) } : result;
  };
}

/** The id that a request names, also one that is no request. */
export function idOf(request: unknown): string | null {
  if (typeof request !== 'object' || request === null || !('id' in request)) return null;
  return typeof request.id === 'string' ? request.id.slice(0, 100) : null;
}

export function refused(id: string | null, refusal: Refusal): CallResponse {
  return { id, ok: false, error: wireError(refusal) };
}

/** A refusal as it is shown and printed: stable codes with Vietnamese sentences. */
export function wireError({ code, params, fields }: Refusal): WireError {
  const withSentence = (fieldCode: ErrorCode) => ({ code: fieldCode, message: errorMessage(fieldCode, 'vi', params) });
  return {
    code,
    message: errorMessage(code, 'vi', params),
    ...(fields
      ? {
          fields: Object.fromEntries(
            Object.entries(fields).map(([path, fieldCode]) => [path, withSentence(fieldCode)]),
          ),
        }
      : {}),
  };
}
