/** Runs pieces of work one after another: each begins when the one before has ended, however that went. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Work by name: of one name one after another, of different names side by side, so many at once at most. */
export interface Lanes {
  /** null: a name of its own kind. Runs once nothing else of that name does and there is room. */
  take<T>(name: string | null, work: () => Promise<T>): Promise<T>;
  /** When everything that was asked for has ended, however it went. */
  ended(): Promise<void>;
}

export function createLanes(width: number): Lanes {
  const running = new Set<string | null>();
  const waiting: { readonly name: string | null; readonly begin: () => void }[] = [];
  let whenEmpty: (() => void)[] = [];

  function goOn(): void {
    while (running.size < width) {
      const next = waiting.findIndex(({ name }) => !running.has(name));
      const [found] = next === -1 ? [] : waiting.splice(next, 1);
      if (found === undefined) break;
      running.add(found.name);
      found.begin();
    }
    if (running.size > 0 || waiting.length > 0) return;
    for (const tell of whenEmpty) tell();
    whenEmpty = [];
  }

  async function run<T>(name: string | null, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      running.delete(name);
      goOn();
    }
  }

  return {
    take: (name, work) =>
      new Promise((resolve) => {
        waiting.push({ name, begin: () => resolve(run(name, work)) });
        goOn();
      }),
    ended: () =>
      new Promise((resolve) => {
        whenEmpty.push(resolve);
        goOn();
      }),
  };
}
