import { useCallback, useEffect } from 'react';
import { type ListWalk, reachOf, type WalkedPage, walkOf } from './list-walk.ts';

interface FirstPage {
  readonly rows: readonly unknown[];
  readonly next: string | null;
  readonly total: number | null;
}

interface WalkInput {
  /** The question. */
  readonly key: string;
  /** The walk as it is kept, maybe of another question. */
  readonly kept: ListWalk;
  readonly goOn: (key: string, page: WalkedPage) => void;
  /** Its first page, which always counts; `stale` while that is of another question. */
  readonly first: { readonly data: FirstPage | undefined; readonly stale: boolean };
}

/** A list that is gone through page by page: how long it is, how far it reaches so far, and what pages tell. */
export function useListWalk({ key, kept, goOn, first }: WalkInput) {
  const { data, stale } = first;
  const onPage = useCallback((page: WalkedPage) => goOn(key, page), [goOn, key]);
  useEffect(() => {
    if (data && !stale) onPage({ page: 0, rows: data.rows.length, next: data.next });
  }, [data, stale, onPage]);
  const walk = walkOf(kept, key);
  const counted = data?.total ?? 0;
  const reach = counted === 0 ? 0 : reachOf(walk, counted);
  // Hits of a search are counted up to a number: who walks on finds more.
  return { walk, onPage, reach, total: Math.max(counted, reach) };
}
