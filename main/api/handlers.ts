import type { CallName, CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';

/** What a handler knows of the call beside its input. */
export interface CallContext {
  /** The command's id, for asked-twice-done-once. */
  readonly id: string;
  /** Id or name of the person who acts, as the caller said it. */
  readonly as: string | undefined;
}

export type Handler<C extends CallName> = (
  input: ParsedInput<C>,
  context: CallContext,
) => Result<CallOutput<C>> | Promise<Result<CallOutput<C>>>;

/** Contract → use cases. A realm serves the calls that it has handlers for; the others are `call.unknown` there. */
export type Handlers = { readonly [C in CallName]?: Handler<C> };
