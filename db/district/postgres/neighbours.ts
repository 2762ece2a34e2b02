import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { DistrictSchema } from '../schema.ts';
import type { Neighbours } from '../types.ts';

const firstPauseMs = 500;
const lastPauseMs = 30_000;
/** Of this schema alone: several districts may lie in one database. */
const channel = "'motcua_' || md5(current_schema())";

/**
 * The other processes on the same PostgreSQL, by LISTEN and NOTIFY. Notices are no data: what they tell of is committed
 * before, so that one that is lost costs a late screen and nothing else.
 */
export function createNeighbours(url: string, db: Kysely<DistrictSchema>): Neighbours & { close(): Promise<void> } {
  const self = randomUUID();
  const telling = new Set<Promise<unknown>>();
  const listening = new Set<() => Promise<void>>();

  return {
    tell(words) {
      const notice = JSON.stringify({ from: self, words });
      const told = sql`SELECT pg_notify(${sql.raw(channel)}, ${notice})`.execute(db).catch(() => undefined);
      telling.add(told);
      void told.then(() => telling.delete(told));
    },
    async listen(heard) {
      const stop = new AbortController();
      const first = Promise.withResolvers<void>();
      const whole = keepListening(url, stop.signal, first.resolve, (notice) => {
        const words = notice === null ? null : wordsOf(notice, self);
        if (notice === null || words !== null) heard(words);
      });
      async function leave(): Promise<void> {
        listening.delete(leave);
        stop.abort();
        await whole;
      }
      listening.add(leave);
      await first.promise;
      return leave;
    },
    async close() {
      await Promise.all([...listening].map((leave) => leave()));
      await Promise.all(telling);
    },
  };
}

/** Null for a notice of one's own, and for what is none of ours. */
function wordsOf(notice: string, self: string): readonly string[] | null {
  try {
    const { from, words } = JSON.parse(notice) as { from?: unknown; words?: unknown };
    if (from === self || !Array.isArray(words)) return null;
    return words.filter((word): word is string => typeof word === 'string');
  } catch {
    return null;
  }
}

/**
 * One connection that does nothing else, opened anew whenever it breaks. `begun` after the first try, however it went;
 * `heard` gets null after each break: what was said meanwhile is lost.
 */
async function keepListening(
  url: string,
  signal: AbortSignal,
  begun: () => void,
  heard: (notice: string | null) => void,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: url, application_name: 'motcua listening', keepAlive: true });
    // Heard below as the end of the connection; without a listener it would end the process.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => heard(payload ?? ''));
    try {
      const ended = once(client, 'end', { signal });
      ended.catch(() => undefined);
      await client.connect();
      const { rows } = await client.query<{ name: string }>(`SELECT ${channel} AS name`);
      await client.query(`LISTEN ${client.escapeIdentifier(rows[0]?.name ?? '')}`);
      if (failures > 0) heard(null);
      failures = 0;
      begun();
      await ended;
    } catch {
      // Down or stopped: the next round sees which.
    }
    begun();
    await client.end().catch(() => undefined);
    failures += 1;
    const waitMs = Math.min(lastPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 10));
    if (!signal.aborted) await pause(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
