import type { Database, Statement } from 'better-sqlite3';
import { canonicalJson } from '../shared/batch/canonical-json.ts';
import type { ActorRole, JsonObject, LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, Hash, LedgerId } from '../shared/dossier/ids.ts';

interface EventRow {
  readonly ledger: string;
  readonly seq: number;
  readonly clock_ms: number;
  readonly clock_n: number;
  readonly at: number;
  readonly actor: string;
  readonly role: string;
  readonly after_json: string | null;
  readonly type: string;
  readonly dossier: string | null;
  readonly body_hash: string;
  readonly personal_hash: string | null;
  readonly hash: string;
  readonly prev: string | null;
  readonly body: string;
  readonly salt: string | null;
  readonly data: string | null;
}

const columns = `e.ledger, e.seq, e.clock_ms, e.clock_n, e.at, e.actor, e.role, e.after_json, e.type, e.dossier, e.body_hash, e.personal_hash, e.hash,
  (SELECT p.hash FROM event p WHERE p.commune = e.commune AND p.ledger = e.ledger AND p.seq = e.seq - 1) AS prev, b.body, s.salt, s.data`;
const joined = `FROM event e JOIN event_body b USING (commune, ledger, seq) LEFT JOIN event_personal s USING (commune, ledger, seq)`;

/** The ledger's rows: header, body and personal part apart. */
export interface EventTable {
  insert(commune: string, event: LedgerEvent): void;
  ofDossier(commune: string, dossier: DossierId): readonly LedgerEvent[];
  range(commune: string, ledger: LedgerId, from: number, to: number): IterableIterator<LedgerEvent>;
  head(
    commune: string,
    ledger: LedgerId,
  ): {
    readonly seq: number;
    readonly hash: Hash;
    readonly clock: readonly [number, number];
    readonly at: number;
  } | null;
  hashAt(commune: string, ledger: LedgerId, seq: number): Hash | null;
}

export function createEventTable(db: Database): EventTable {
  const insertHeader = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertBody = db.prepare('INSERT INTO event_body VALUES (?, ?, ?, ?)');
  const insertPersonal = db.prepare('INSERT INTO event_personal VALUES (?, ?, ?, ?, ?)');
  const ofDossier: Statement<[string, string], EventRow> = db.prepare(
    `SELECT ${columns} ${joined} WHERE e.commune = ? AND e.dossier = ?`,
  );
  const range: Statement<[string, string, number, number], EventRow> = db.prepare(
    `SELECT ${columns} ${joined} WHERE e.commune = ? AND e.ledger = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq`,
  );
  const head: Statement<
    [string, string],
    { seq: number; hash: string; clock_ms: number; clock_n: number; at: number }
  > = db.prepare(
    'SELECT seq, hash, clock_ms, clock_n, at FROM event WHERE commune = ? AND ledger = ? ORDER BY seq DESC LIMIT 1',
  );
  const hashAt: Statement<[string, string, number], { hash: string }> = db.prepare(
    'SELECT hash FROM event WHERE commune = ? AND ledger = ? AND seq = ?',
  );
  return {
    insert(commune, { header: h, hash, body, personal }) {
      const after = h.after.length === 0 ? null : JSON.stringify(h.after);
      insertHeader.run(
        commune,
        h.ledger,
        h.seq,
        h.clock[0],
        h.clock[1],
        h.at,
        h.actor,
        h.role,
        after,
        h.type,
        h.dossier,
        h.body,
        h.personal,
        hash,
      );
      insertBody.run(commune, h.ledger, h.seq, canonicalJson(body));
      if (h.personal !== null)
        insertPersonal.run(
          commune,
          h.ledger,
          h.seq,
          personal?.salt ?? null,
          personal === null ? null : canonicalJson(personal.data),
        );
    },
    ofDossier: (commune, dossier) => ofDossier.all(commune, dossier).map(eventOf),
    *range(commune, ledger, from, to) {
      for (const row of range.iterate(commune, ledger, from, to)) yield eventOf(row);
    },
    head(commune, ledger) {
      const row = head.get(commune, ledger);
      return row === undefined
        ? null
        : { seq: row.seq, hash: row.hash, clock: [row.clock_ms, row.clock_n], at: row.at };
    },
    hashAt: (commune, ledger, seq) => hashAt.get(commune, ledger, seq)?.hash ?? null,
  };
}

/** What was checked when it was written is taken as it lies; `verify` is what distrusts it. */
function eventOf(row: EventRow): LedgerEvent {
  return {
    header: {
      v: 1,
      ledger: row.ledger as LedgerId,
      seq: row.seq,
      clock: [row.clock_ms, row.clock_n],
      at: row.at,
      actor: row.actor,
      role: row.role as ActorRole,
      after: row.after_json === null ? [] : (JSON.parse(row.after_json) as Hash[]),
      type: row.type,
      dossier: row.dossier as DossierId | null,
      body: row.body_hash,
      personal: row.personal_hash,
      prev: row.prev,
    },
    hash: row.hash,
    body: JSON.parse(row.body) as JsonObject,
    personal:
      row.salt === null || row.data === null ? null : { salt: row.salt, data: JSON.parse(row.data) as JsonObject },
  };
}
