import type { KeyboardEvent } from 'react';

export interface GridMoves {
  readonly selected: number;
  readonly total: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (index: number) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** Arrows and page keys move through a list, Enter opens; true when the key was one of them. */
export function moveByKey(event: KeyboardEvent, { selected, total, onSelect, onOpen }: GridMoves): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing || total === 0) return false;
  const step = steps[event.key];
  if (event.key === 'Enter') {
    if (event.target !== event.currentTarget) return false;
    event.preventDefault();
    onOpen(selected);
    return true;
  }
  if (step === undefined) return false;
  event.preventDefault();
  onSelect(Math.min(total - 1, Math.max(0, selected + step)));
  return true;
}
