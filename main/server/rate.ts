export interface RateLimit {
  /** 0 where the request may go on, else the seconds to wait. */
  take(client: string, perMinute: number): number;
}

const minuteMs = 60_000;

/**
 * As many requests a minute as a key allows, kept by this process alone: a full minute's worth may come at once, then
 * one after the other as they are refilled. `now` in ms.
 */
export function createRateLimit(now: () => number): RateLimit {
  const left = new Map<string, { readonly tokens: number; readonly at: number }>();
  return {
    take(client, perMinute) {
      const at = now();
      const known = left.get(client) ?? { tokens: perMinute, at };
      const refilled = ((at - known.at) * perMinute) / minuteMs;
      const tokens = Math.min(perMinute, known.tokens + Math.max(0, refilled));
      if (tokens < 1) {
        left.set(client, { tokens, at });
        return Math.max(1, Math.ceil(((1 - tokens) * minuteMs) / perMinute / 1000));
      }
      left.set(client, { tokens: tokens - 1, at });
      return 0;
    },
  };
}
