import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DistrictSchema } from '../schema.ts';

/** Connections of one process: so many transactions at once, and so many questions beside them. */
export const writers = 6;
const readers = 6;
/** A server that does not take a connection by then is not there, ms. */
const connectMs = 10_000;
const int8 = 20;
const numeric = 1700;

export interface Connections {
  readonly writing: Kysely<DistrictSchema>;
  /** Apart from the writers, so that a question asked beside a transaction never waits for one to end. */
  readonly reading: Kysely<DistrictSchema>;
  close(): Promise<void>;
}

/** Opens nothing yet: the first question does. Whoever opens also closes. */
export function connectPostgres(url: string): Connections {
  const writing = poolOf(url, writers);
  const reading = poolOf(url, readers);
  return {
    writing,
    reading,
    async close() {
      await Promise.all([writing.destroy(), reading.destroy()]);
    },
  };
}

function poolOf(url: string, max: number): Kysely<DistrictSchema> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectMs,
    application_name: 'motcua',
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks while nobody asks, in a pause of a transaction too, must not end the process: whoever asks
  // next meets the fault itself, and the pool opens another one.
  const nothing = () => undefined;
  pool.on('error', nothing);
  pool.on('connect', (client) => void client.on('error', nothing));
  return new Kysely<DistrictSchema>({ dialect: new PostgresDialect({ pool }) });
}

/** Numbers and counts come back as numbers, as SQLite gives them: none of ours passes 2^53. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  return oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format as 'text');
}
