/**
 * Pieces of one transaction's writing that nobody waits for: each runs after the one put before it, while whoever put it
 * works the next out. After a piece that failed none is begun. Whoever asks the transaction anything else waits for
 * `settled` first, and whoever ends it for `ended`.
 */
export interface WriteBehind {
  /** Comes back once the piece before is done, so that two are in memory at most. Throws what an earlier one met. */
  put(piece: () => Promise<unknown>): Promise<void>;
  /** When all are done. Throws what the first that failed met. */
  settled(): Promise<void>;
  /** When none runs any more, with what the first that failed met. */
  ended(): Promise<{ readonly fault: unknown } | null>;
}

export function createWriteBehind(): WriteBehind {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async put(piece) {
      const before = last;
      last = before.then(piece);
      // Whoever comes next hears of it.
      last.catch(() => undefined);
      await before;
    },
    async settled() {
      await last;
    },
    ended: () =>
      last.then(
        () => null,
        (fault: unknown) => ({ fault }),
      ),
  };
}
