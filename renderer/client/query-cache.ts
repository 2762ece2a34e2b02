import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import type { Topic, WireError } from '../../shared/contract/envelope.ts';
import { topicsOf } from './call-topics.ts';
import type { Client } from './client.ts';

/** What is known of one question: the last rows stay while they are asked again, and while they fail. */
export interface QueryState<T> {
  readonly data: T | undefined;
  readonly error: WireError | null;
  readonly loading: boolean;
}

interface Entry {
  readonly name: CallName;
  readonly ask: () => void;
  readonly listeners: Set<() => void>;
  state: QueryState<unknown>;
  dirty: boolean;
  busy: boolean;
}

export interface QueryCache {
  subscribe<C extends CallName>(name: C, input: CallInput<C>, listener: () => void): () => void;
  read<C extends CallName>(name: C, input: CallInput<C>): QueryState<CallOutput<C>>;
  refetch<C extends CallName>(name: C, input: CallInput<C>): void;
}

const nothing: QueryState<never> = { data: undefined, error: null, loading: true };

/**
 * One answer per question for all that show it. Asked again when one of its topics changes or the line comes back;
 * forgotten when nobody shows it any more.
 */
export function createQueryCache(client: Client): QueryCache {
  const entries = new Map<string, Entry>();

  const again = (entry: Entry): void => {
    if (entry.busy) entry.dirty = true;
    else entry.ask();
  };
  client.onChange((changed) => {
    const touched = (topic: Topic): boolean => changed.includes(topic);
    for (const entry of [...entries.values()]) if (topicsOf(entry.name).some(touched)) again(entry);
  });
  client.onLine((up) => {
    if (up) for (const entry of [...entries.values()]) if (entry.state.error) again(entry);
  });

  const open = <C extends CallName>(name: C, input: CallInput<C>): Entry => {
    const set = (state: QueryState<unknown>): void => {
      entry.state = state;
      for (const listener of [...entry.listeners]) listener();
    };
    const ask = async (): Promise<void> => {
      entry.busy = true;
      entry.dirty = false;
      if (!entry.state.loading) set({ ...entry.state, loading: true });
      const answer = await client.call(name, input);
      entry.busy = false;
      if (answer.ok) set({ data: answer.value, error: null, loading: false });
      else set({ ...entry.state, error: answer.error, loading: false });
      if (entry.dirty && entry.listeners.size > 0) void ask();
    };
    const entry: Entry = {
      name,
      ask: () => void ask(),
      listeners: new Set(),
      state: nothing,
      dirty: false,
      busy: false,
    };
    return entry;
  };

  return {
    subscribe(name, input, listener) {
      const key = keyOf(name, input);
      const entry = entries.get(key) ?? open(name, input);
      entries.set(key, entry);
      entry.listeners.add(listener);
      if (entry.listeners.size === 1) again(entry);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0) entries.delete(key);
      };
    },
    read(name, input) {
      // The key holds the call's name, so the state is that call's.
      return (entries.get(keyOf(name, input))?.state ?? nothing) as QueryState<CallOutput<typeof name>>;
    },
    refetch(name, input) {
      const entry = entries.get(keyOf(name, input));
      if (entry) again(entry);
    },
  };
}

function keyOf(name: CallName, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`;
}
