import { oneMoreRequest } from '../../../shared/api/rate.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { District } from '../district.ts';
import type { ApiClient } from './clients.ts';

/** 0 where the request may go on, else the seconds to wait. Refuses: store.*. */
export type RateLimit = (client: Pick<ApiClient, 'id' | 'perMinute'>) => Promise<Result<number>>;

const minuteMs = 60_000;
const settingOf = (client: string): string => `apiSpentUpTo ${client}`;

/** Counts the requests of each program where all processes of the district count them. */
export function createRateLimit({ store, clock }: Pick<District, 'store' | 'clock'>): RateLimit {
  // Until when each was told to wait, ms UTC: nobody else's request makes it shorter, so that a program which does not
  // wait costs the store nothing.
  const waiting = new Map<string, number>();
  return async ({ id, perMinute }) => {
    const now = clock.now();
    const left = (waiting.get(id) ?? 0) - now;
    if (left > 0 && left <= minuteMs) return ok(secondsOf(left));
    // In a turn of the program's own: on PostgreSQL it waits neither for the district's ledger nor for other programs.
    // One file has one writer: there it waits for an import that is under way, as the record of the answer does.
    const wait = await store.write<number>(`api ${id}`, async (tx) => {
      const before = Number((await tx.findSetting(settingOf(id))) ?? 0);
      const { spentUpTo, waitMs } = oneMoreRequest(before, now, perMinute);
      if (spentUpTo !== before) await tx.setSetting(settingOf(id), String(spentUpTo));
      return ok(waitMs);
    });
    if (!wait.ok) return wait;
    if (wait.value > 0) waiting.set(id, now + wait.value);
    else waiting.delete(id);
    return ok(secondsOf(wait.value));
  };
}

const secondsOf = (ms: number): number => Math.ceil(ms / 1000);
