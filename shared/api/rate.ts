/** What is kept of a program's requests: until when they would have lasted, one after the other. µs UTC. */
export type SpentUpTo = number;

const minuteUs = 60_000_000;

/**
 * One more request of a program that may make `perMinute`: a full minute's worth may come at once, then one after the
 * other. `now` in ms UTC; `waitMs` is 0 where it may be made. What lies further ahead than any request brings it, by a
 * clock that was set back or another machine's, counts as a minute.
 */
export function oneMoreRequest(
  spentUpTo: SpentUpTo,
  now: number,
  perMinute: number,
): { readonly spentUpTo: SpentUpTo; readonly waitMs: number } {
  const nowUs = now * 1000;
  const mostUs = nowUs + minuteUs;
  const from = Math.min(Math.max(spentUpTo, nowUs), mostUs);
  const next = from + Math.floor(minuteUs / perMinute);
  return next > mostUs
    ? { spentUpTo: from, waitMs: Math.ceil((next - mostUs) / 1000) }
    : { spentUpTo: next, waitMs: 0 };
}
