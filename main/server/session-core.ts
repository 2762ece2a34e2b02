import type { CallResponse } from '../../shared/contract/envelope.ts';
import type { Core } from '../api/core.ts';
import { idOf, refused } from '../api/dispatcher.ts';
import type { Caller } from '../api/handlers.ts';
import type { EnteredCore } from '../shell/web/rpc.ts';
import type { Sessions } from './sessions.ts';

export interface SessionCoreDeps {
  readonly core: Core;
  /** A call of somebody who signed in. */
  readonly callAs: (caller: Caller, request: unknown) => Promise<CallResponse>;
  readonly sessions: Sessions;
}

/**
 * The core of whoever the cookie belongs to; null for a stranger. Looked up anew with every call: a session that was
 * ended, or a role that was taken away, counts at once.
 */
export async function sessionCore(
  { core, callAs, sessions }: SessionCoreDeps,
  cookie: string | undefined,
): Promise<EnteredCore | null> {
  if ((await sessions.callerOf(cookie)) === null) return null;
  return {
    onChange: core.onChange,
    async call(request) {
      const caller = await sessions.callerOf(cookie);
      return caller === null ? refused(idOf(request), { code: 'district.session-ended' }) : callAs(caller, request);
    },
  };
}
