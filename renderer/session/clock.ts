/** The desk's time in this window: the core's word plus what has passed since. The browser's clock is never asked. */
export interface WindowClock {
  /** Milliseconds UTC. */
  now(): number;
  set(iso: string): void;
}

/** `elapsedMs` counts monotonically, as performance.now() does. */
export function createWindowClock(elapsedMs: () => number): WindowClock {
  let at = 0;
  let heard = elapsedMs();
  return {
    now: () => at + (elapsedMs() - heard),
    set(iso) {
      at = Date.parse(iso);
      heard = elapsedMs();
    },
  };
}
