import { useCallback } from 'react';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import { useClient } from './ClientProvider.tsx';
import type { Answer } from './client.ts';

/** A query asked once, on an event (a scan, a print, a file to write), not shown as rows. Never rejects. */
export function useAsk<C extends CallName>(name: C): (input: CallInput<C>) => Promise<Answer<CallOutput<C>>> {
  const { client } = useClient();
  return useCallback((input: CallInput<C>) => client.call(name, input), [client, name]);
}
