import { useEffect, useState } from 'react';
import type { Row } from './list-store.ts';

interface EnterOpensInput {
  /** What stands in the search field. */
  readonly search: string;
  /** Whether the list that is shown is the answer to it. */
  readonly answered: boolean;
  /** The chosen row of the answer; null where nothing was found. */
  readonly row: Row | null;
  readonly onOpen: (row: Row) => void;
}

/**
 * Enter in the search field, which a scanner presses at once and fingers before the list has followed. It waits for the
 * answer to what was typed, so that it never opens a row of the list before; typing on calls it off.
 */
export function useEnterOpens({ search, answered, row, onOpen }: EnterOpensInput): () => void {
  const [waiting, setWaiting] = useState<string | null>(null);
  useEffect(() => {
    if (waiting === null) return;
    if (waiting === search && !answered) return;
    setWaiting(null);
    if (waiting === search && row !== null) onOpen(row);
  }, [waiting, search, answered, row, onOpen]);
  return () => setWaiting(search);
}
