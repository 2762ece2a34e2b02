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
/** So many rows go in by one statement: what a statement costs by itself is a fifth of an event's row. */
const rowsAtOnce = 64;
/** Those that differ from row to row: all but the commune and the ledger. */
const ownColumns = 15;

/** The ledger's rows: header, body and personal part, of which only the last may be blanked. */
export interface EventTable {
  /** Of one ledger. Leaves some of them behind when it throws: the transaction is to be rolled back. */
  insert(commune: string, ledger: LedgerId, events: readonly LedgerEvent[]): void;
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
  const insert = createInsert(sql);
  const ofDossier = sql<EventRow & { readonly prev: Hash | null }>(eventQueries.ofDossier);
  const anyOfDossier = sql(eventQueries.anyOfDossier);
  const range = sql<EventRow>(eventQueries.range);
  const hashAt = sql<{ hash: string }>(eventQueries.hashAt);
  const left = sql<EventRow & { readonly commune: string }>(eventQueries.left);
  return {
    insert,
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

function createInsert(sql: Sql): EventTable['insert'] {
  const row = `(:commune, :ledger, ${Array(ownColumns).fill('?').join(', ')})`;
  // FAIL and not ABORT, which would copy every page that a statement of many rows touches, to take it back by itself.
  const one = sql(`INSERT OR FAIL INTO event VALUES ${row}`);
  const many = sql(`INSERT OR FAIL INTO event VALUES ${Array(rowsAtOnce).fill(row).join(', ')}`);
  return (commune, ledger, events) => {
    const of = { commune, ledger };
    const whole = events.length - (events.length % rowsAtOnce);
    const values: Cell[] = new Array<Cell>(rowsAtOnce * ownColumns).fill(null);
    for (let at = 0; at < whole; at += rowsAtOnce) {
      for (let i = 0; i < rowsAtOnce; i += 1) place(values, i * ownColumns, events[at + i]);
      many.run(of, values);
    }
    const single: Cell[] = new Array<Cell>(ownColumns).fill(null);
    for (const event of events.slice(whole)) {
      place(single, 0, event);
      one.run(of, single);
    }
  };
}

type Cell = string | number | null;

/** The row's own columns, in the table's order, from `at` on. */
function place(values: Cell[], at: number, event: LedgerEvent | undefined): void {
  if (event === undefined) return;
  const row = eventToRow(event);
  values[at] = row.seq;
  values[at + 1] = row.clock_ms;
  values[at + 2] = row.clock_n;
  values[at + 3] = row.at;
  values[at + 4] = row.actor;
  values[at + 5] = row.role;
  values[at + 6] = row.after_json;
  values[at + 7] = row.type;
  values[at + 8] = row.dossier;
  values[at + 9] = row.body_hash;
  values[at + 10] = row.personal_hash;
  values[at + 11] = row.hash;
  values[at + 12] = row.body;
  values[at + 13] = row.salt;
  values[at + 14] = row.data;
}
