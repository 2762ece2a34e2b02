import { useCallback, useMemo, useState } from 'react';

/**
 * Which row stands where in a list that is asked for in pages, as far as they were in sight; for the keys and the panel
 * beside. Another question (`key`) begins anew.
 */
export function useRowMemory<R>(key: string): {
  readonly rowAt: (index: number) => R | null;
  readonly onRows: (offset: number, rows: readonly R[]) => void;
} {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, other rows
  const known = useMemo(() => new Map<number, R>(), [key]);
  const [, setSeen] = useState(0);
  const onRows = useCallback(
    (offset: number, rows: readonly R[]) => {
      rows.forEach((row, at) => {
        known.set(offset + at, row);
      });
      setSeen((count) => count + 1);
    },
    [known],
  );
  return { rowAt: (index) => known.get(index) ?? null, onRows };
}
