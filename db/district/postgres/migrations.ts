import { type Kysely, sql } from 'kysely';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { DistrictSchema } from '../schema.ts';
import { lockSchema } from './locks.ts';
import { postgres0010 } from './migrations/0010-ledger-and-projections.ts';
import { postgres0030 } from './migrations/0030-district.ts';
import { postgres0040 } from './migrations/0040-revocation.ts';
import { postgres0050 } from './migrations/0050-figures.ts';
import { postgres0080 } from './migrations/0080-kept-ranges.ts';
import { postgres0090 } from './migrations/0090-users.ts';
import { postgres0100 } from './migrations/0100-mail-and-paper-lists.ts';
import { postgres0110 } from './migrations/0110-rules-publishing.ts';
import { postgres0120 } from './migrations/0120-attachments.ts';
import { postgres0130 } from './migrations/0130-api.ts';
import { postgres0140 } from './migrations/0140-withheld-dossiers.ts';
import { postgres0150 } from './migrations/0150-forecast.ts';
import { postgres0160 } from './migrations/0160-ledger-keys.ts';
import { postgres0180 } from './migrations/0180-counts.ts';
import { postgres0190 } from './migrations/0190-batches-by-commune.ts';
import { postgres0220 } from './migrations/0220-whole-counts.ts';
import { postgres0230 } from './migrations/0230-form-texts.ts';

interface PostgresMigration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Numbered as db/migrate.ts numbers SQLite's; what a desk alone keeps has no step here. */
export const postgresMigrations: readonly PostgresMigration[] = [
  postgres0010,
  postgres0030,
  postgres0040,
  postgres0050,
  postgres0080,
  postgres0090,
  postgres0100,
  postgres0110,
  postgres0120,
  postgres0130,
  postgres0140,
  postgres0150,
  postgres0160,
  postgres0180,
  postgres0190,
  postgres0220,
  postgres0230,
];

const known = postgresMigrations.at(-1)?.version ?? 0;

interface Found {
  readonly encoding: string;
  readonly ours: boolean;
  readonly tables: number;
}

/**
 * Brings a database to this program's schema, one transaction a step, whichever of several processes comes first.
 * Refuses: store.not-a-store (somebody else's tables lie there, or it does not hold UTF-8), store.newer-schema.
 */
export async function migratePostgres(db: Kysely<DistrictSchema>): Promise<Result<null>> {
  // Where there is nothing to do a start waits for no import that is under way.
  if (isOurs(await lookInto(db)) && (await presentVersion(db)) === known) return ok(null);
  for (;;) {
    const present = await db.transaction().execute(async (tx): Promise<Result<number>> => {
      await lockSchema(tx);
      const version = await versionOf(tx);
      if (!version.ok) return version;
      const next = postgresMigrations.find((step) => step.version > version.value);
      if (next === undefined) return version;
      await sql.raw(next.sql).execute(tx);
      await sql`INSERT INTO schema_version VALUES (${next.version}, ${next.name})`.execute(tx);
      return ok(next.version);
    });
    if (!present.ok) return present;
    if (present.value >= known) return upTo(present.value);
  }
}

/**
 * Whether this program may still write, asked under `lockWrite`: another process may have been brought up to date
 * meanwhile, and what it keeps beside the rows this one would leave behind. Refuses: store.newer-schema.
 */
export async function checkSchema(tx: Kysely<DistrictSchema>): Promise<Result<null>> {
  return upTo(await presentVersion(tx));
}

function upTo(present: number): Result<null> {
  return present > known ? refuse('store.newer-schema', { present, known }) : ok(null);
}

/** 0 of a database that was empty and is marked as ours from now on. */
async function versionOf(tx: Kysely<DistrictSchema>): Promise<Result<number>> {
  const found = await lookInto(tx);
  if (isOurs(found)) return ok(await presentVersion(tx));
  if (found?.encoding !== 'UTF8' || found.tables > 0) return refuse('store.not-a-store');
  await sql`CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL)`.execute(tx);
  return ok(0);
}

function isOurs(found: Found | undefined): boolean {
  return found?.encoding === 'UTF8' && found.ours;
}

async function lookInto(db: Kysely<DistrictSchema>): Promise<Found | undefined> {
  const { rows } = await sql<Found>`SELECT current_setting('server_encoding') AS encoding,
    to_regclass('schema_version') IS NOT NULL AS ours,
    (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables`.execute(db);
  return rows[0];
}

async function presentVersion(db: Kysely<DistrictSchema>): Promise<number> {
  const { rows } = await sql<{ n: number | null }>`SELECT max(version) AS n FROM schema_version`.execute(db);
  return rows[0]?.n ?? 0;
}
