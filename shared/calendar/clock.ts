import { ok, type Result, refuse } from '../result.ts';

/** A stop of the clock in status 5 or 6, ms UTC; `resumedAt` is null while it lasts. */
export interface Pause {
  readonly pausedAt: number;
  readonly resumedAt: number | null;
}

/** A stop that has ended. */
export interface ClosedPause {
  readonly pausedAt: number;
  readonly resumedAt: number;
}

/** R6: `resume` goes on with what is left of the term, `restart` gives the whole term anew. */
export type ClockPolicy = 'resume' | 'restart';

/** When the clock ran. `resumedAt` closes a last pause that is still open; left out, an open pause has no effect yet. */
export interface ClockUse {
  readonly receivedAt: number;
  readonly pauses: readonly Pause[];
  readonly resumedAt?: number | undefined;
  readonly policy: ClockPolicy;
}

/** The ended pauses in order. Refuses: calendar.instant-invalid, calendar.pause-order. */
export function closedPauses(use: ClockUse): Result<readonly ClosedPause[]> {
  if (!isInstant(use.receivedAt)) return refuse('calendar.instant-invalid');
  const closed: ClosedPause[] = [];
  let earliest = use.receivedAt;
  for (const [index, pause] of use.pauses.entries()) {
    const isLast = index === use.pauses.length - 1;
    const resumedAt = pause.resumedAt ?? (isLast ? (use.resumedAt ?? null) : Number.NaN);
    if (!isInstant(pause.pausedAt) || (resumedAt !== null && !isInstant(resumedAt))) {
      return refuse(Number.isNaN(resumedAt) ? 'calendar.pause-order' : 'calendar.instant-invalid');
    }
    if (pause.pausedAt < earliest || (resumedAt !== null && resumedAt < pause.pausedAt)) {
      return refuse('calendar.pause-order');
    }
    if (resumedAt === null) break;
    closed.push({ pausedAt: pause.pausedAt, resumedAt });
    earliest = resumedAt;
  }
  return ok(closed);
}

/** Whole milliseconds within the range that civil dates of four-digit years span. */
export function isInstant(atMs: number): boolean {
  return Number.isInteger(atMs) && atMs > -62_000_000_000_000 && atMs < 253_000_000_000_000;
}
