import type { Clock } from '../../ports.ts';

/** The machine's own clock. */
export function createSystemClock(): Clock {
  return { now: () => Date.now() };
}

/** Starts at `startAt` (milliseconds UTC) and ticks on with the machine. For training and tests (`--clock`). */
export function createTickingClock(startAt: number): Clock {
  const begun = performance.now();
  return { now: () => startAt + Math.floor(performance.now() - begun) };
}
