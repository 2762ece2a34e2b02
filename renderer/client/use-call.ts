import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import { useClient } from './ClientProvider.tsx';
import type { QueryState } from './query-cache.ts';

export interface CallState<T> extends QueryState<T> {
  /** `data` is what was answered to the input before; its own answer has not come yet. */
  readonly stale: boolean;
  readonly refetch: () => void;
}

const idle = { data: undefined, error: null, loading: false } as const;
const stay = (): void => undefined;

/**
 * A query's answer, asked again when its topics change. With another input the last rows stay until the new ones come.
 * `input` null asks nothing. Rows are read from here and never copied into a store.
 */
export function useCall<C extends CallName>(name: C, input: CallInput<C> | null): CallState<CallOutput<C>> {
  const { cache } = useClient();
  const key = input === null ? null : JSON.stringify(input);
  const inputRef = useRef(input);
  inputRef.current = input;
  const last = useRef<CallOutput<C> | undefined>(undefined);

  const subscribe = useCallback(
    (listener: () => void) => {
      const asked = inputRef.current;
      return key === null || asked === null ? stay : cache.subscribe(name, asked, listener);
    },
    [cache, name, key],
  );
  const state = useSyncExternalStore<QueryState<CallOutput<C>>>(subscribe, () =>
    inputRef.current === null ? idle : cache.read(name, inputRef.current),
  );
  const refetch = useCallback(() => {
    if (inputRef.current !== null) cache.refetch(name, inputRef.current);
  }, [cache, name]);

  if (state.data !== undefined) last.current = state.data;
  if (input === null) last.current = undefined;
  return { ...state, data: state.data ?? last.current, stale: state.data === undefined, refetch };
}
