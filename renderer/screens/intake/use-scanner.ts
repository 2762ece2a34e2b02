import { type RefObject, useEffect, useRef } from 'react';
import { focusedField, restoreField } from './restore-field.ts';
import type { Scan } from './scan.ts';
import classes from './sink.module.css';
import { createSink } from './sink.ts';
import { createWedge, type Wedge } from './wedge.ts';

/**
 * Listens for a scanner in the whole window, before any field or button does. `onScan` gets the payload, which must go
 * nowhere but to `card.read`. Gives the wedge, for keys that must wait until they are known to come from a finger.
 */
export function useScanner(onScan: (payload: string) => void): RefObject<Wedge> {
  const wedge = useRef(createWedge());
  const latest = useRef(onScan);
  latest.current = onScan;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let swallowed: string | null = null;
    const sink = createSink(classes.sink ?? '');
    const take = ({ payload, restore }: Scan): void => {
      sink.close();
      if (restore) restoreField(restore);
      latest.current(payload);
    };
    const stop = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      swallowed = event.code;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if ((event.ctrlKey && !event.altKey) || event.metaKey || event.repeat) return;
      clearTimeout(timer);
      const { key, code, shiftKey: shift, timeStamp: at } = event;
      const verdict = wedge.current.key({ key, code, shift, at, field: focusedField() });
      if (verdict.kind !== 'pass') stop(event);
      if (verdict.kind === 'hold') sink.open();
      if (verdict.kind === 'scan') take(verdict.scan);
      else timer = setTimeout(onQuiet, wedge.current.quietMs);
    };
    const onText = ({ timeStamp }: Event): void => wedge.current.text(timeStamp);
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.code !== swallowed) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      swallowed = null;
    };
    const onQuiet = (): void => {
      const scan = wedge.current.quiet(focusedField());
      if (scan) take(scan);
      else sink.close();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('keyup', onKeyUp, { capture: true });
    window.addEventListener('beforeinput', onText, { capture: true });
    return () => {
      clearTimeout(timer);
      sink.close();
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keyup', onKeyUp, { capture: true });
      window.removeEventListener('beforeinput', onText, { capture: true });
    };
  }, []);

  return wedge;
}
