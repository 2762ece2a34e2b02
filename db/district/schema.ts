import type { ApiTables } from './api-rows.ts';
import type { DossierTables } from './dossier-schema.ts';
import type { IncomingTables } from './incoming-schema.ts';
import type { LedgerTables } from './ledger-schema.ts';
import type { PlaceTables } from './place-schema.ts';
import type { PublishingTables } from './publishing-rows.ts';
import type { RoadTables } from './road-schema.ts';
import type { WithheldTables } from './withheld-schema.ts';

/**
 * Every table of a district as Kysely asks it, with the columns' own names, on embedded SQLite and on PostgreSQL alike.
 * Times are ms UTC, flags 0 or 1, hashes lower-case hex; on both a number comes back as a number. The tables are made
 * by db/migrations (SQLite) and db/district/postgres/migrations; a test holds the three against one another.
 */
export interface DistrictSchema
  extends ApiTables,
    LedgerTables,
    DossierTables,
    IncomingTables,
    PlaceTables,
    PublishingTables,
    RoadTables,
    WithheldTables {}
