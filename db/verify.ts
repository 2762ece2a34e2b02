import Sqlite, { type Database } from 'better-sqlite3';
import { canonicalJson } from '../shared/batch/canonical-json.ts';
import { headerJson } from '../shared/batch/chain.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import { compareTables } from './compare-tables.ts';
import { createDossierProjection } from './dossier-projection.ts';
import { createEventTable } from './event-table.ts';
import { createLedgerProjections, type IdOfKey } from './ledger-projections.ts';
import { migrate } from './migrate.ts';
import { createSql, type Sql } from './sql.ts';

export interface VerifyProblem {
  readonly kind: 'chain' | 'projection' | 'search' | 'file';
  readonly ledger: string | null;
  readonly seq: number | null;
  readonly table: string | null;
  /** Keys and reasons, never a person. */
  readonly detail: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly ledgers: number;
  readonly events: number;
  readonly dossiers: number;
  /** The first 50. */
  readonly problems: readonly VerifyProblem[];
}

interface Hashing {
  readonly sha256Hex: (data: string) => string;
  readonly idOfKey: IdOfKey;
}

const mostProblems = 50;

/**
 * Distrusts everything that can be recomputed: the file's own integrity, every hash and the chain of every ledger, and
 * every projection, rebuilt beside the live one and compared row by row; the search index against its rows.
 */
export function verifyStore(db: Database, hash: Hashing): VerifyReport {
  const problems: VerifyProblem[] = [];
  const note = (problem: Partial<VerifyProblem> & Pick<VerifyProblem, 'kind' | 'detail'>): void => {
    if (problems.length < mostProblems) problems.push({ ledger: null, seq: null, table: null, ...problem });
  };
  // A file of SQLite's own in the temporary folder, gone when it is closed: memory stays flat however long the ledger.
  const rebuilt = new Sqlite('');
  try {
    migrate(rebuilt, '');
    const live = createSql(db);
    for (const { quick_check } of live<{ quick_check: string }>('PRAGMA quick_check(5)').all())
      if (quick_check !== 'ok') note({ kind: 'file', detail: quick_check });
    rebuilt.exec('BEGIN');
    const counts = rebuild(live, createSql(rebuilt), hash, note);
    rebuilt.exec('COMMIT');
    compareTables(db, rebuilt, (table, detail) => note({ kind: 'projection', table, detail }));
    checkSearch(live, note);
    return { ok: problems.length === 0, ...counts, problems };
  } finally {
    rebuilt.close();
  }
}

type Note = (problem: Partial<VerifyProblem> & Pick<VerifyProblem, 'kind' | 'detail'>) => void;

function rebuild(live: Sql, target: Sql, hash: Hashing, note: Note) {
  const events = createEventTable(live);
  const ledgerProjections = createLedgerProjections(target, hash.idOfKey);
  const dossierProjection = createDossierProjection(target);
  const ledgers = live<{ commune: string; ledger: LedgerId }>(
    'SELECT DISTINCT commune, ledger FROM event ORDER BY commune, ledger',
  ).all();
  let count = 0;
  for (const { commune, ledger } of ledgers) {
    let last: LedgerEvent | null = null;
    for (const event of events.range(commune, ledger, 1, Number.MAX_SAFE_INTEGER)) {
      const flaw = flawOf(event, last, hash.sha256Hex);
      if (flaw !== null) note({ kind: 'chain', ledger, seq: event.header.seq, detail: flaw });
      ledgerProjections.project(commune, event);
      last = event;
      count += 1;
    }
    if (last !== null) ledgerProjections.projectEnd(commune, last);
  }
  const dossiers = live<{ commune: string; dossier: DossierId }>(
    'SELECT DISTINCT commune, dossier FROM event INDEXED BY event_by_dossier WHERE dossier IS NOT NULL ORDER BY commune, dossier',
  ).all();
  for (const { commune, dossier } of dossiers)
    dossierProjection.project(commune, dossier, events.ofDossier(commune, dossier), true);
  return { ledgers: ledgers.length, events: count, dossiers: dossiers.length };
}

function flawOf(
  { header, hash, body, personal }: LedgerEvent,
  last: LedgerEvent | null,
  sha256Hex: Hashing['sha256Hex'],
): string | null {
  const seq = (last?.header.seq ?? 0) + 1;
  if (header.seq !== seq) return `number ${seq} is missing`;
  if (sha256Hex(canonicalJson(body)) !== header.body) return 'the body is not the one that was written';
  if (personal !== null && sha256Hex(canonicalJson(personal)) !== header.personal)
    return 'the personal part is not the one that was written';
  if (sha256Hex(headerJson({ ...header, prev: last?.hash ?? null })) !== hash)
    return 'the header is not the one that was written, or the chain is broken here';
  return null;
}

function checkSearch(live: Sql, note: Note): void {
  try {
    live("INSERT INTO dossier_search (dossier_search, rank) VALUES ('integrity-check', 1)").run();
  } catch {
    note({ kind: 'search', table: 'dossier_search', detail: 'the search index does not match its rows' });
  }
}
