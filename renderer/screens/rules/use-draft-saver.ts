import { useCallback, useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../shared/contract/envelope.ts';
import type { JsonValue } from '../../../shared/dossier/event.ts';
import type { RulesKind } from '../../../shared/rules/draft.ts';
import { useClient } from '../../client/ClientProvider.tsx';

/** So long typing may go on before it is kept. */
const pauseMs = 300;

export interface DraftSaver {
  /** Keeps an entry as it is typed; of several of one name the last. Null takes it out. */
  readonly save: (name: string, body: JsonValue) => void;
  /** Keeps at once what still waits. */
  readonly flush: () => Promise<void>;
  readonly error: WireError | null;
}

/** Keeps entries of a draft while they are typed, one after another, the newest text of each. */
export function useDraftSaver(kind: RulesKind): DraftSaver {
  const { client } = useClient();
  const [error, setError] = useState<WireError | null>(null);
  const waiting = useRef(new Map<string, string>());
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const work = useCallback(async () => {
    for (;;) {
      const [next] = waiting.current;
      if (next === undefined) return;
      const [name, json] = next;
      waiting.current.delete(name);
      const answer = await client.call('rules.change', { kind, name, json }, { id: crypto.randomUUID() });
      setError(answer.ok ? null : answer.error);
    }
  }, [client, kind]);
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    running.current ??= work().finally(() => {
      running.current = null;
    });
    await running.current;
  }, [work]);
  const save = useCallback(
    (name: string, body: JsonValue) => {
      waiting.current.set(name, JSON.stringify(body));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    [flush],
  );
  useEffect(() => () => void flush(), [flush]);
  return { save, flush, error };
}
