import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { DistrictSchema } from '../schema.ts';
import { type CopyIn, copyingInto } from './copy-in.ts';

/** Connections of one process: so many transactions at once, and so many questions beside them. */
export const writers = 6;
const readers = 6;
/** A server that does not take a connection by then is not there, ms. */
const connectMs = 10_000;
const int8 = 20;
const numeric = 1700;

export interface Connections {
  readonly writing: Kysely<DistrictSchema>;
  /** One of the writers' connections, until its transaction ends. */
  begin(): Promise<OneConnection>;
  /** Apart from the writers, so that a question asked beside a transaction never waits for one to end. */
  readonly reading: Kysely<DistrictSchema>;
  close(): Promise<void>;
}

/** The same connection twice: statement by statement, and for rows copied into a table. */
export interface OneConnection {
  readonly db: Kysely<DistrictSchema>;
  readonly copyIn: CopyIn;
}

/** Opens nothing yet: the first question does. Whoever opens also closes. */
export function connectPostgres(url: string): Connections {
  const pool = poolOf(url, writers);
  const writing = askedOf(pool);
  const reading = askedOf(poolOf(url, readers));
  return {
    writing,
    reading,
    async begin() {
      const client = await pool.connect();
      const only = { options: pool.options, connect: async () => client, end: async () => undefined };
      return { db: askedOf(only), copyIn: copyingInto(client) };
    },
    async close() {
      await Promise.all([writing.destroy(), reading.destroy()]);
    },
  };
}

function poolOf(url: string, max: number): pg.Pool {
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
  return pool;
}

function askedOf(pool: PostgresPool): Kysely<DistrictSchema> {
  return new Kysely<DistrictSchema>({ dialect: new PostgresDialect({ pool }) });
}

/** Numbers and counts come back as numbers, as SQLite gives them: none of ours passes 2^53. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  return oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format as 'text');
}
