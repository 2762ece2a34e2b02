import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { DistrictSchema } from '../schema.ts';
import { orFault } from './faults.ts';

/**
 * Waits until no other transaction, of this process or of another, holds the lock of this name; held until the
 * transaction ends. What commits is durable whatever the server's own default is.
 */
export async function lockUntilEnd(tx: Kysely<DistrictSchema>, name: string): Promise<void> {
  await sql`SELECT set_config('synchronous_commit', 'on', true),
    pg_advisory_xact_lock(hashtextextended('motcua ' || current_schema() || ' ' || ${name}, 0))`.execute(tx);
}

/** What the schema is changed under: a change waits for the writes that are under way, and they for it. */
const schemaLock = 'schema';

/** Until the transaction ends nobody else changes the schema or writes in it. */
export async function lockSchema(tx: Kysely<DistrictSchema>): Promise<void> {
  await lockUntilEnd(tx, schemaLock);
}

/** `lockUntilEnd` of a write: the schema stays as it is until it ends, too. */
export async function lockWrite(tx: Kysely<DistrictSchema>, name: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended('motcua ' || current_schema() || ' ' || ${schemaLock}, 0))`.execute(
    tx,
  );
  await lockUntilEnd(tx, name);
}

/**
 * Runs work while no other process runs work of this name, by a connection that does nothing else: with the process the
 * lock goes. Throws a `Fault` where the server cannot be asked.
 */
export async function lockWhile<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'motcua alone', keepAlive: true });
  // A line that breaks meanwhile gives the lock away; the work itself does nothing twice (decision 0028).
  client.on('error', () => undefined);
  try {
    await orFault(async () => {
      await client.connect();
      await client.query(
        "SELECT pg_advisory_lock(hashtextextended('motcua alone ' || current_schema() || ' ' || $1, 0))",
        [name],
      );
    });
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
