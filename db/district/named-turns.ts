/** Work of one name one after another, of different names side by side. */
export interface NamedTurns {
  take<T>(name: string | null, work: () => Promise<T>): Promise<T>;
  /** When everything that was begun has ended, however it went. */
  ended(): Promise<void>;
}

export function createNamedTurns(): NamedTurns {
  const lasts = new Map<string | null, Promise<unknown>>();
  return {
    take(name, work) {
      const mine = (lasts.get(name) ?? Promise.resolve()).then(work, work);
      const ended = mine.then(
        () => undefined,
        () => undefined,
      );
      lasts.set(name, ended);
      void ended.then(() => {
        if (lasts.get(name) === ended) lasts.delete(name);
      });
      return mine;
    },
    async ended() {
      while (lasts.size > 0) await Promise.all(lasts.values());
    },
  };
}
