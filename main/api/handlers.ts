import type { CallName, CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import type { DistrictRole } from '../../shared/district/roles.ts';
import type { Result } from '../../shared/result.ts';

/** Somebody who signed in at the tier above; what they may ask and touch follows from it. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly DistrictRole[];
  /** Fields of the catalogue that an officer answers for. */
  readonly fields: readonly string[];
  /** The session that is asked in. */
  readonly session: string;
}

/** What a handler knows of the call beside its input. */
export interface CallContext {
  /** The command's id, for asked-twice-done-once. */
  readonly id: string;
  /** Id or name of the person who acts, as the caller said it. */
  readonly as: string | undefined;
  /** Left out: whoever holds the folder's keys, who may do everything. */
  readonly caller?: Caller;
}

export type Handler<C extends CallName> = (
  input: ParsedInput<C>,
  context: CallContext,
) => Result<CallOutput<C>> | Promise<Result<CallOutput<C>>>;

/** Contract → use cases. A realm serves the calls that it has handlers for; the others are `call.unknown` there. */
export type Handlers = { readonly [C in CallName]?: Handler<C> };
