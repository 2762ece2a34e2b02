import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { ok, type Result } from '../../../shared/result.ts';
import type { DistrictSchema } from '../schema.ts';
import type { WorkQueue } from '../types.ts';
import { postgresFault } from './faults.ts';

/** After so long without a sign of life, and the next look at it, work of a dead process goes to another, s. */
const heartbeatSeconds = 15;
const superviseIntervalSeconds = 5;
const pollingIntervalSeconds = 2;
/** A duty changes hands at the latest after a shift, well before pg-boss would take it for stuck, s. */
const shiftSeconds = 3600;
const longestDutySeconds = 2 * shiftSeconds;
const longestWorkSeconds = 1800;
/** A duty never ends: giving it up, or dying with it, is a retry. */
const forEver = { retryLimit: 2_000_000_000, retentionSeconds: 10 * 365 * 86_400 } as const;
const often = { retryLimit: 50, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 } as const;

interface OpenQueue {
  readonly url: string;
  readonly db: Kysely<DistrictSchema>;
  readonly onFault: (error: unknown) => void;
}

/**
 * Work that waits, by pg-boss, which claims it with SKIP LOCKED: a schema of its own beside the district's, made with
 * the first process. Refuses: store.*.
 */
export async function openQueue({ url, db, onFault }: OpenQueue): Promise<Result<WorkQueue>> {
  try {
    const { PgBoss } = await import('pg-boss');
    const { schema, present } = await schemaOf(db);
    const boss = new PgBoss({
      connectionString: url,
      application_name: 'motcua jobs',
      max: 3,
      schema,
      // Where it was made by hand, because the user may not.
      createSchema: !present,
      schedule: false,
      superviseIntervalSeconds,
      monitorIntervalSeconds: superviseIntervalSeconds,
      openTelemetry: { enabled: false },
    });
    boss.on('error', onFault);
    await boss.start();
    return ok(queueOf(boss));
  } catch (error) {
    return postgresFault(error);
  }
}

type Boss = InstanceType<typeof import('pg-boss').PgBoss>;

async function schemaOf(db: Kysely<DistrictSchema>): Promise<{ readonly schema: string; readonly present: boolean }> {
  const { rows } = await sql<{ schema: string; present: boolean }>`
    SELECT current_schema() || '_jobs' AS schema, to_regnamespace(quote_ident(current_schema() || '_jobs')) IS NOT NULL AS present`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('the database names no schema');
  return found;
}

function queueOf(boss: Boss): WorkQueue {
  const stopping = new AbortController();
  return {
    async add(queue, key, data, afterSeconds) {
      try {
        await boss.send(queue, data, { singletonKey: key, startAfter: afterSeconds });
        return ok(null);
      } catch (error) {
        return postgresFault(error);
      }
    },
    async work(queue, take) {
      const policy = { policy: 'exclusive', heartbeatSeconds, expireInSeconds: longestWorkSeconds } as const;
      await boss.createQueue(queue, { ...policy, ...often });
      await boss.work<Readonly<Record<string, string>>>(queue, { pollingIntervalSeconds }, async ([job]) => {
        if (job !== undefined) await take(job.data);
      });
    },
    async hold(duty, run) {
      const policy = { policy: 'exclusive', heartbeatSeconds, expireInSeconds: longestDutySeconds } as const;
      await boss.createQueue(duty, { ...policy, ...forEver });
      await boss.send(duty, {});
      await boss.work(duty, { pollingIntervalSeconds }, async ([job]) => {
        if (job === undefined) return;
        await run(AbortSignal.any([job.signal, stopping.signal, AbortSignal.timeout(shiftSeconds * 1000)]));
        throw new Error('the next one, please');
      });
    },
    async close() {
      stopping.abort();
      await boss.stop({ graceful: true, close: true });
    },
  };
}
