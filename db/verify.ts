import Sqlite, { type Database } from 'better-sqlite3';
import { canonicalJson } from '../shared/batch/canonical-json.ts';
import { headerJson } from '../shared/batch/chain.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import { createDossierProjection } from './dossier-projection.ts';
import { createEventTable } from './event-table.ts';
import { createLedgerProjections } from './ledger-projections.ts';
import { migrate } from './migrate.ts';

export interface VerifyProblem {
  readonly kind: 'chain' | 'projection' | 'search' | 'file';
  readonly ledger: string | null;
  readonly seq: number | null;
  readonly table: string | null;
  readonly detail: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly ledgers: number;
  readonly events: number;
  readonly dossiers: number;
  readonly problems: readonly VerifyProblem[];
}

/** Projections, each with the columns that are compared; a local row number is not among them. */
const projections: Readonly<Record<string, string>> = {
  ledger: '*',
  staff: '*',
  rules_in_force: '*',
  numbering: '*',
  clock_confirmation: '*',
  code_block: '*',
  book: '*',
  dossier_code: '*',
  odd_event: '*',
  dossier:
    'commune, id, desk, code, full_name, search_text, procedure_code, status, running, registered_at, received_at, due_at, sort_at, holder, has_conflict, waiting, newest, state',
};
const mostProblems = 50;

/**
 * Distrusts everything that can be recomputed: the file's own integrity, every hash and the chain of every ledger, and
 * every projection, rebuilt beside the live one and compared row by row; the search index against its rows.
 */
export function verifyStore(db: Database, sha256Hex: (data: string) => string): VerifyReport {
  const problems: VerifyProblem[] = [];
  const integrity = db.prepare<[], { quick_check: string }>('PRAGMA quick_check(5)').all();
  for (const { quick_check } of integrity)
    if (quick_check !== 'ok')
      problems.push({ kind: 'file', ledger: null, seq: null, table: null, detail: quick_check });
  const rebuilt = new Sqlite(':memory:');
  try {
    migrate(rebuilt, ':memory:');
    const counts = rebuild(db, rebuilt, sha256Hex, problems);
    for (const table of Object.keys(projections)) compare(db, rebuilt, table, problems);
    checkSearch(db, problems);
    return { ok: problems.length === 0, ...counts, problems };
  } finally {
    rebuilt.close();
  }
}

function rebuild(db: Database, target: Database, sha256Hex: (data: string) => string, problems: VerifyProblem[]) {
  const events = createEventTable(db);
  const ledgerProjections = createLedgerProjections(target);
  const deskOf = target.prepare<[string, string], { desk: number | null }>(
    'SELECT desk FROM ledger WHERE commune = ? AND id = ?',
  );
  const dossierProjection = createDossierProjection(
    target,
    (commune, ledger) => deskOf.get(commune, ledger)?.desk ?? null,
  );
  const ledgers = db
    .prepare<[], { commune: string; ledger: LedgerId }>('SELECT DISTINCT commune, ledger FROM event')
    .all();
  let count = 0;
  for (const { commune, ledger } of ledgers) {
    let seq = 0;
    let hash: string | null = null;
    for (const event of events.range(commune, ledger, 1, Number.MAX_SAFE_INTEGER)) {
      seq += 1;
      count += 1;
      const flaw = flawOf(event, seq, hash, sha256Hex);
      if (flaw !== null) {
        problems.push({ kind: 'chain', ledger, seq: event.header.seq, table: null, detail: flaw });
        break;
      }
      hash = event.hash;
      ledgerProjections.project(commune, event);
    }
  }
  const dossiers = db
    .prepare<[], { commune: string; dossier: DossierId }>(
      'SELECT DISTINCT commune, dossier FROM event WHERE dossier IS NOT NULL',
    )
    .all();
  for (const { commune, dossier } of dossiers)
    dossierProjection.project(commune, dossier, events.ofDossier(commune, dossier), true);
  return { ledgers: ledgers.length, events: count, dossiers: dossiers.length };
}

function flawOf(
  { header, hash, body, personal }: LedgerEvent,
  seq: number,
  prev: string | null,
  sha256Hex: (data: string) => string,
): string | null {
  if (header.seq !== seq) return `number ${seq} is missing`;
  if (sha256Hex(canonicalJson(body)) !== header.body) return 'the body is not the one that was written';
  if (personal !== null && sha256Hex(canonicalJson(personal)) !== header.personal)
    return 'the personal part is not the one that was written';
  if (sha256Hex(headerJson({ ...header, prev })) !== hash)
    return 'the header is not the one that was written, or the chain is broken here';
  return null;
}

function compare(db: Database, rebuilt: Database, table: string, problems: VerifyProblem[]): void {
  const sql = `SELECT ${projections[table]} FROM ${table}`;
  const live = new Set(
    db
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(row)),
  );
  for (const row of rebuilt.prepare(sql).iterate()) {
    const text = JSON.stringify(row);
    if (!live.delete(text)) report(table, `missing or different: ${keyOf(text)}`, problems);
  }
  for (const text of live) report(table, `not from the ledger: ${keyOf(text)}`, problems);
}

/** Names the row by its first columns: keys, never a person. */
function keyOf(text: string): string {
  const row = JSON.parse(text) as Record<string, unknown>;
  return [
    'commune',
    'ledger',
    'id',
    'dossier',
    'code',
    'date',
    'desk',
    'generation',
    'book_no',
    'kind',
    'version',
    'seq',
  ]
    .filter((name) => name in row)
    .map((name) => `${name}=${String(row[name])}`)
    .join(' ');
}

function report(table: string, detail: string, problems: VerifyProblem[]): void {
  if (problems.length < mostProblems) problems.push({ kind: 'projection', ledger: null, seq: null, table, detail });
}

function checkSearch(db: Database, problems: VerifyProblem[]): void {
  try {
    db.prepare("INSERT INTO dossier_search (dossier_search, rank) VALUES ('integrity-check', 1)").run();
  } catch {
    problems.push({
      kind: 'search',
      ledger: null,
      seq: null,
      table: 'dossier_search',
      detail: 'the search index does not match its rows',
    });
  }
}
