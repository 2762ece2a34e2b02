/** Sums over dossiers that had a date and came to a result, ms. Granted: receipt to date; used: receipt to result. */
export interface Speed {
  readonly timed: number;
  readonly savedMs: number;
  readonly grantedMs: number;
  readonly usedMs: number;
}

export const noSpeed: Speed = { timed: 0, savedMs: 0, grantedMs: 0, usedMs: 0 };

/** What handling shall come to against the year before, percent (the project's aim). */
export const speedGoal = -30;

export function addSpeed(a: Speed, b: Speed): Speed {
  return {
    timed: a.timed + b.timed,
    savedMs: a.savedMs + b.savedMs,
    grantedMs: a.grantedMs + b.grantedMs,
    usedMs: a.usedMs + b.usedMs,
  };
}

/** Time against the limit of the law, percent: -27 means that results came with 27 % of the time unused. Null of nothing. */
export function againstLaw({ savedMs, grantedMs }: Speed): number | null {
  return grantedMs === 0 ? null : tenths((-100 * savedMs) / grantedMs);
}

/** Mean handling time against the one of the year before, percent; null where either has no dossier. */
export function againstLastYear(now: Speed, before: Speed): number | null {
  if (now.timed === 0 || before.timed === 0 || before.usedMs === 0) return null;
  const [mean, meanBefore] = [now.usedMs / now.timed, before.usedMs / before.timed];
  return tenths((mean / meanBefore - 1) * 100);
}

/** One decimal; never minus nought. */
function tenths(percent: number): number {
  return Math.round(percent * 10) / 10 + 0;
}
