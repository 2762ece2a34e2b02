import { type RefObject, useEffect, useRef } from 'react';
import { fingerMs, type Wedge } from './wedge.ts';

interface PaperKeys {
  readonly wedge: RefObject<Wedge>;
  readonly onDigit: (digit: number) => void;
}

/**
 * Alt with a digit ticks a paper from any field; the bare digit does where no text is being typed. A bare digit waits
 * a moment: a card begins with twelve of them, and a scanner's must tick nothing.
 */
export function usePaperKeys({ wedge, onDigit }: PaperKeys): void {
  const latest = useRef(onDigit);
  latest.current = onDigit;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent): void => {
      const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0);
      if (digit === 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return;
      if (event.altKey) {
        event.preventDefault();
        latest.current(digit);
        return;
      }
      if (isTyping(event.target)) return;
      clearTimeout(timer);
      if (wedge.current.fastKeys > 0) return;
      timer = setTimeout(() => {
        if (wedge.current.fastKeys === 0) latest.current(digit);
      }, fingerMs);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey);
    };
  }, [wedge]);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
