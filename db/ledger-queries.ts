import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { LedgerId } from '../shared/dossier/ids.ts';
import { createEventTable } from './event-table.ts';
import type { Sql } from './sql.ts';
import type { LedgerReads, LedgerRecord, StaffRecord } from './types.ts';

export interface LedgerRow {
  readonly id: string;
  readonly kind: string;
  readonly commune: string;
  readonly desk: number | null;
  readonly generation: number;
  readonly key: string;
  readonly recipient: string;
  readonly training: number;
  readonly cause: string;
  readonly predecessor: string | null;
  readonly openedAt: number;
  readonly opened: number;
  readonly admitted: number;
  readonly revokedUpTo: number | null;
  readonly lastSeq: number | null;
  readonly lastHash: string | null;
  readonly lastAt: number | null;
}

const ledgers = `SELECT l.id, l.kind, l.commune, l.desk, l.generation, l.key, l.recipient, l.training, l.cause, l.predecessor,
  l.opened_at AS "openedAt", l.opened, CASE WHEN l.admitted_by IS NULL THEN 0 ELSE 1 END AS admitted, r.up_to AS "revokedUpTo",
  e.seq AS "lastSeq", e.hash AS "lastHash", e.at AS "lastAt"
  FROM ledger l LEFT JOIN ledger_end e ON e.commune = l.commune AND e.ledger = l.id
  LEFT JOIN revocation r ON r.commune = l.commune AND r.ledger = l.id`;

export const ledgerQueries = {
  // Small: one row a desk and restore.
  all: `${ledgers} ORDER BY l.commune, l.opened_at, l.id`,
  one: `${ledgers} WHERE l.id = ? ORDER BY l.opened DESC, l.commune LIMIT 1`,
  home: 'SELECT commune FROM ledger_end WHERE ledger = ?',
  admittedHome: 'SELECT commune FROM ledger WHERE id = ? ORDER BY commune LIMIT 1',
  end: 'SELECT seq, hash, clock_ms, clock_n, at FROM ledger_end WHERE ledger = ?',
  staff: 'SELECT id, name, role FROM staff WHERE commune = ? AND ledger = ? ORDER BY id',
  numbering: 'SELECT opening_number FROM numbering WHERE commune = ? AND ledger = ?',
  clock: 'SELECT wall, offset_ms AS "offsetMs" FROM clock_confirmation WHERE commune = ? AND ledger = ?',
} as const;

export function createLedgerQueries(sql: Sql): LedgerReads & { communeOf(ledger: LedgerId): string | null } {
  const events = createEventTable(sql);
  const all = sql<LedgerRow>(ledgerQueries.all);
  const one = sql<LedgerRow>(ledgerQueries.one);
  const home = sql<{ commune: string }>(ledgerQueries.home);
  const admittedHome = sql<{ commune: string }>(ledgerQueries.admittedHome);
  const end = sql<{ seq: number; hash: string; clock_ms: number; clock_n: number; at: number }>(ledgerQueries.end);
  const staff = sql<StaffRecord>(ledgerQueries.staff);
  const numbering = sql<{ opening_number: number }>(ledgerQueries.numbering);
  const clock = sql<{ wall: number; offsetMs: number }>(ledgerQueries.clock);

  const communeOf = (ledger: LedgerId) => (home.get(ledger) ?? admittedHome.get(ledger))?.commune ?? null;

  /** Asks something of a ledger that has events or was admitted here; `none` for every other. */
  function ask<Answer>(ledger: LedgerId, none: Answer, question: (commune: string) => Answer): Answer {
    const commune = communeOf(ledger);
    return commune === null ? none : question(commune);
  }

  return {
    communeOf,
    listLedgers: () => all.all().map(ledgerRecordOf),
    findLedger(ledger) {
      const row = one.get(ledger);
      return row === undefined ? null : ledgerRecordOf(row);
    },
    ledgerHead(ledger) {
      const row = end.get(ledger);
      return row === undefined ? null : { seq: row.seq, hash: row.hash, clock: [row.clock_ms, row.clock_n] };
    },
    lastEntryAt: (ledger) => end.get(ledger)?.at ?? null,
    hashAt: (ledger, seq) => ask(ledger, null, (commune) => events.hashAt(commune, ledger, seq)),
    eventRange: (ledger, from, to) =>
      ask<Iterable<LedgerEvent>>(ledger, [], (commune) => events.range(commune, ledger, from, to)),
    staffOf: (ledger) => ask(ledger, [], (commune) => staff.all(commune, ledger)),
    openingNumber: (ledger) => ask(ledger, 1, (commune) => numbering.get(commune, ledger)?.opening_number ?? 1),
    clockConfirmation: (ledger) => ask(ledger, null, (commune) => clock.get(commune, ledger) ?? null),
  };
}

export function ledgerRecordOf({ training, opened, admitted, lastSeq, lastHash, ...row }: LedgerRow): LedgerRecord {
  return {
    ...row,
    // Ids were read by their schema before they were stored.
    id: row.id as LedgerId,
    predecessor: row.predecessor as LedgerId | null,
    kind: row.kind === 'district' ? 'district' : 'desk',
    training: training === 1,
    opened: opened === 1,
    admitted: admitted === 1,
    lastSeq: lastSeq ?? 0,
    lastHash: lastHash ?? '',
  };
}
