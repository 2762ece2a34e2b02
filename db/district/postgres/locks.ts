import { type Kysely, sql } from 'kysely';
import type { DistrictSchema } from '../schema.ts';

/**
 * Waits until no other transaction, of this process or of another, holds the lock of this name; held until the
 * transaction ends. What commits is durable whatever the server's own default is.
 */
export async function lockUntilEnd(tx: Kysely<DistrictSchema>, name: string): Promise<void> {
  await sql`SELECT set_config('synchronous_commit', 'on', true),
    pg_advisory_xact_lock(hashtextextended('motcua ' || current_schema() || ' ' || ${name}, 0))`.execute(tx);
}
