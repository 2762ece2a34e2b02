import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, Hash, LedgerId } from '../shared/dossier/ids.ts';
import { type EventRow, eventToRow, rowToEvent } from './event-row.ts';
import type { Sql } from './sql.ts';

const columns = `e.ledger, e.seq, e.clock_ms, e.clock_n, e.at, e.actor, e.role, e.after_json, e.type, e.dossier, e.body_hash, e.personal_hash, e.hash,
  e.body, e.salt, e.data`;
// `prev` is not kept twice: it is the hash of the event before.
const prev =
  '(SELECT p.hash FROM event p WHERE p.commune = e.commune AND p.ledger = e.ledger AND p.seq = e.seq - 1) AS prev';

export const eventQueries = {
  ofDossier: `SELECT ${columns}, ${prev} FROM event e INDEXED BY event_by_dossier WHERE e.commune = ? AND e.dossier = ? ORDER BY e.ledger, e.seq`,
  range: `SELECT ${columns} FROM event e WHERE e.commune = ? AND e.ledger = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq LIMIT ?`,
  hashAt: 'SELECT hash FROM event WHERE commune = ? AND ledger = ? AND seq = ?',
  left: `SELECT e.commune, ${columns} FROM left_event e`,
  anyOfDossier: 'SELECT 1 AS one FROM event INDEXED BY event_by_dossier WHERE commune = ? AND dossier = ? LIMIT 1',
} as const;

const sliceEvents = 500;

/** The ledger's rows: header, body and personal part, of which only the last may be blanked. */
export interface EventTable {
  insert(commune: string, event: LedgerEvent): void;
  /** By ledger and number. */
  ofDossier(commune: string, dossier: DossierId): LedgerEvent[];
  hasDossier(commune: string, dossier: DossierId): boolean;
  /** In slices, so that no cursor stays open between them. */
  range(commune: string, ledger: LedgerId, from: number, to: number): Generator<LedgerEvent, void>;
  hashAt(commune: string, ledger: LedgerId, seq: number): Hash | null;
  /** Events of branches that were left, without what they followed. */
  left(): Iterable<{ readonly commune: string; readonly event: LedgerEvent }>;
}

/** `parse` reads what lies as JSON; only who distrusts the table gives another. */
export function createEventTable(sql: Sql, parse?: (json: string) => unknown): EventTable {
  const insert = sql('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const ofDossier = sql<EventRow & { readonly prev: Hash | null }>(eventQueries.ofDossier);
  const anyOfDossier = sql(eventQueries.anyOfDossier);
  const range = sql<EventRow>(eventQueries.range);
  const hashAt = sql<{ hash: string }>(eventQueries.hashAt);
  const left = sql<EventRow & { readonly commune: string }>(eventQueries.left);
  return {
    insert(commune, event) {
      const row = eventToRow(event);
      insert.run(
        commune,
        row.ledger,
        row.seq,
        row.clock_ms,
        row.clock_n,
        row.at,
        row.actor,
        row.role,
        row.after_json,
        row.type,
        row.dossier,
        row.body_hash,
        row.personal_hash,
        row.hash,
        row.body,
        row.salt,
        row.data,
      );
    },
    ofDossier: (commune, dossier) => ofDossier.all(commune, dossier).map((row) => rowToEvent(row, row.prev, parse)),
    hasDossier: (commune, dossier) => anyOfDossier.get(commune, dossier) !== undefined,
    *range(commune, ledger, from, to) {
      let prev = hashAt.get(commune, ledger, from - 1)?.hash ?? null;
      let first = from;
      for (;;) {
        const rows = range.all(commune, ledger, first, to, sliceEvents);
        for (const row of rows) {
          yield rowToEvent(row, row.seq === 1 ? null : prev, parse);
          prev = row.hash;
          first = row.seq + 1;
        }
        if (rows.length < sliceEvents) return;
      }
    },
    *left() {
      for (const row of left.iterate()) yield { commune: row.commune, event: rowToEvent(row, null, parse) };
    },
    hashAt: (commune, ledger, seq) => hashAt.get(commune, ledger, seq)?.hash ?? null,
  };
}
