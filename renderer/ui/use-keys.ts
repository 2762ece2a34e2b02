import { useEffect, useRef } from 'react';

/** Keys by their chord: `f7`, `Ctrl+Enter`, `Ctrl+K`, `Alt+1`, in this spelling or all small. Each handler gets the event; the key's own meaning is prevented. */
export type KeyMap = Readonly<Record<string, () => void>>;

/** Window-wide keys, wherever the focus is. The newest handlers are always the ones called. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const chord = chordOf(event);
      const act = latest.current[chord] ?? latest.current[chord.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** `Ctrl+Enter` of an event; letters in capitals, by their place on the board where an input method hides the letter. */
export function chordOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}
