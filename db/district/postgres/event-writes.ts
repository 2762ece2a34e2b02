import { type Kysely, sql } from 'kysely';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { DossierId, Hash } from '../../../shared/dossier/ids.ts';
import { type EventRow, eventToRow, rowToEvent } from '../../event-row.ts';
import type { DistrictSchema } from '../schema.ts';
import { type Columns, namesOf, rowsSelected, runsOf } from './bulk.ts';

const columns: Columns<EventRow> = {
  ledger: 'text',
  seq: 'bigint',
  clock_ms: 'bigint',
  clock_n: 'bigint',
  at: 'bigint',
  actor: 'text',
  role: 'text',
  after_json: 'text',
  type: 'text',
  dossier: 'text',
  body_hash: 'text',
  personal_hash: 'text',
  hash: 'text',
  body: 'text',
  salt: 'text',
  data: 'text',
};

export async function insertEvents(
  tx: Kysely<DistrictSchema>,
  commune: string,
  events: readonly LedgerEvent[],
): Promise<void> {
  for (const run of runsOf(events)) {
    const rows = rowsSelected(columns, run.map(eventToRow));
    await sql`INSERT INTO event (commune, ${namesOf(columns)}) SELECT ${commune}, v.* FROM (${rows}) AS v`.execute(tx);
  }
}

/** Every event of each of these dossiers, by ledger and number. */
export async function eventsOfDossiers(
  tx: Kysely<DistrictSchema>,
  commune: string,
  ids: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, readonly LedgerEvent[]>> {
  const events = new Map<DossierId, LedgerEvent[]>(ids.map((id) => [id, []]));
  const { rows } = await sql<EventRow & { readonly prev: Hash | null }>`
    SELECT ${namesOf(columns, 'e.')}, p.hash AS prev FROM event e
    LEFT JOIN event p ON p.commune = e.commune AND p.ledger = e.ledger AND p.seq = e.seq - 1
    WHERE e.commune = ${commune} AND e.dossier = ANY(${ids}::text[]) ORDER BY e.ledger, e.seq`.execute(tx);
  for (const row of rows) {
    const event = rowToEvent(row, row.prev);
    if (event.header.dossier !== null) events.get(event.header.dossier)?.push(event);
  }
  return events;
}

/** Those of which any event is here. */
export async function dossiersWithEvents(
  tx: Kysely<DistrictSchema>,
  commune: string,
  ids: readonly DossierId[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT asked.id FROM unnest(${ids}::text[]) AS asked(id)
    WHERE EXISTS (SELECT 1 FROM event e WHERE e.commune = ${commune} AND e.dossier = asked.id)`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
