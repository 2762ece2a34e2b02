import { useCallback, useRef, useState } from 'react';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import type { WireError } from '../../shared/contract/envelope.ts';
import { useClient } from './ClientProvider.tsx';
import type { Answer, CallOptions } from './client.ts';

export interface Command<C extends CallName> {
  /** Resolves to the answer; a second run while one is on its way gives undefined. Never rejects. */
  readonly run: (input: CallInput<C>, options?: CallOptions) => Promise<Answer<CallOutput<C>> | undefined>;
  readonly busy: boolean;
  readonly error: WireError | null;
  readonly clear: () => void;
}

/**
 * A command whose id is fixed at the first try and kept until it was done, so that a retry after a lost line is the
 * same deed. A refused command changed nothing and may be tried again with the same id.
 */
export function useCommand<C extends CallName>(name: C): Command<C> {
  const { client } = useClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const running = useRef(false);
  const id = useRef<string | null>(null);

  const run = useCallback(
    async (input: CallInput<C>, options?: CallOptions) => {
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      setError(null);
      id.current ??= crypto.randomUUID();
      const answer = await client.call(name, input, { id: options?.id ?? id.current });
      running.current = false;
      setBusy(false);
      if (answer.ok) id.current = null;
      else setError(answer.error);
      return answer;
    },
    [client, name],
  );
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
