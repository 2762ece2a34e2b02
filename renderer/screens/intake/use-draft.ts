import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../client/ClientProvider.tsx';
import { useAsk } from '../../client/use-ask.ts';
import { fromStored, isBlank, toStored } from './draft.ts';
import { useIntakeStore } from './IntakeProvider.tsx';

const saveAfterMs = 300;

export interface DraftState {
  /** When the form was last written to disk, ISO; null while it never was. */
  readonly savedAt: string | null;
  /** The store did not take the last save: what is typed is on the screen alone. */
  readonly failed: boolean;
}

/**
 * Takes up the draft that a crash or a power cut left, and writes the form down shortly after each change. One save at
 * a time, and always the newest form after it; nothing is written once the form became a dossier.
 */
export function useDraft(): DraftState {
  const store = useIntakeStore();
  const { client } = useClient();
  const getDraft = useAsk('draft.get');
  const [state, setState] = useState<DraftState>({ savedAt: null, failed: false });
  const ready = useRef(false);

  useEffect(() => {
    let alive = true;
    void getDraft({}).then((answer) => {
      if (!alive) return;
      ready.current = true;
      if (!answer.ok || !answer.value.draft || !isBlank(store.getState().draft)) return;
      const draft = fromStored(answer.value.draft, answer.value.scans);
      if (isBlank(draft)) return;
      store.getState().load(draft);
      setState({ savedAt: answer.value.savedAt, failed: false });
    });
    return () => {
      alive = false;
    };
  }, [getDraft, store]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let saving = false;
    let alive = true;
    const save = async (): Promise<void> => {
      const { draft, outcome } = store.getState();
      if (saving || outcome || !ready.current) return;
      saving = true;
      const answer = isBlank(draft)
        ? await client.call('draft.discard', {})
        : await client.call('draft.save', { draft: toStored(draft) });
      saving = false;
      const savedAt = answer.ok && 'savedAt' in answer.value ? answer.value.savedAt : null;
      if (alive) setState({ savedAt, failed: !answer.ok });
      if (store.getState().draft !== draft) later();
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void save(), saveAfterMs);
    };
    const stop = store.subscribe((now, before) => {
      if (now.draft !== before.draft && now.outcome === null) later();
    });
    return () => {
      stop();
      clearTimeout(timer);
      // Going to another place must not lose the last keys.
      void save();
      alive = false;
    };
  }, [client, store]);

  return state;
}
