import Sqlite, { type Database } from 'better-sqlite3';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { LedgerId } from '../shared/dossier/ids.ts';
import { compareTables } from './compare-tables.ts';
import { createDossierProjection } from './dossier-projection.ts';
import { createEventTable } from './event-table.ts';
import { isSqliteError } from './faults.ts';
import { createGatheredDossiers } from './gathered-dossiers.ts';
import { createLedgerProjections } from './ledger-projections.ts';
import { migrate } from './migrate.ts';
import { createSql, type Sql } from './sql.ts';
import { flawOf, type Hashing, openingFlaw } from './verify-chain.ts';
import type { VerifyProblem, VerifyReport } from './verify-report.ts';
import { createKnowsCatalogue } from './withheld-dossiers.ts';

const mostProblems = 50;
/** Of a ledger that not even its beginning could be read of. */
const nothing = { ledgers: 0, events: 0, dossiers: 0 } as const;

type Note = (problem: Partial<VerifyProblem> & Pick<VerifyProblem, 'kind' | 'detail'>) => void;

/**
 * Distrusts everything that can be recomputed: the file's own integrity, every hash and the chain of every ledger, its
 * name and the signature under its opening, and every projection, folded anew from whole dossiers beside the live one
 * and compared row by row; the search index against its rows.
 */
export function verifyStore(db: Database, hash: Hashing): VerifyReport {
  const problems: VerifyProblem[] = [];
  const note: Note = (problem) => {
    if (problems.length < mostProblems) problems.push({ ledger: null, seq: null, table: null, ...problem });
  };
  // A file of SQLite's own in the temporary folder, gone when it is closed: memory stays flat however long the ledger.
  const rebuilt = new Sqlite('');
  try {
    migrate(rebuilt, '');
    rebuilt.pragma('synchronous = OFF');
    const live = createSql(db);
    const whole = attempting(note, { kind: 'file' });
    whole(() => {
      for (const { quick_check } of live<{ quick_check: string }>('PRAGMA quick_check(5)').all())
        if (quick_check !== 'ok') note({ kind: 'file', detail: quick_check });
    });
    rebuilt.exec('BEGIN');
    const counts = whole(() => rebuild(live, createSql(rebuilt), hash, note)) ?? nothing;
    rebuilt.exec('COMMIT');
    whole(() => compareTables(db, rebuilt, (table, detail) => note({ kind: 'projection', table, detail })));
    whole(() => checkContent(live, hash, note));
    checkSearch(live, note);
    return { ok: problems.length === 0, ...counts, problems };
  } finally {
    rebuilt.close();
  }
}

/** Reads each ledger once from its beginning; a dossier is folded when the last of its events has come by. */
function rebuild(live: Sql, target: Sql, hash: Hashing, note: Note) {
  const table = createEventTable(live, parseAnything);
  const ledgerProjections = createLedgerProjections(target, hash.idOfKey);
  // What content is here is no fact of the ledgers: a dossier is withheld anew by what the live file knows.
  const projection = createDossierProjection(target, createKnowsCatalogue(live), { search: false });
  const dossiers = createGatheredDossiers(live, table, projection);
  const ledgers = live<{ commune: string; ledger: LedgerId }>(
    'SELECT DISTINCT commune, ledger FROM event ORDER BY commune, ledger',
  ).all();
  const whole = attempting(note, { kind: 'file' });
  // Numbers that a left branch printed are used up.
  whole(() => {
    for (const { commune, event } of table.left())
      if (event.header.dossier !== null) ledgerProjections.project(commune, event);
  });
  let events = 0;
  for (const { commune, ledger } of ledgers) {
    const ended: { last: LedgerEvent | null } = { last: null };
    attempting(note, { kind: 'file', ledger })(() => {
      for (const event of table.range(commune, ledger, 1, Number.MAX_SAFE_INTEGER)) {
        const { last } = ended;
        const { seq } = event.header;
        const flaw = flawOf(event, last, hash) ?? (last === null ? openingFlaw(live, commune, event, hash) : null);
        if (flaw !== null) note({ kind: 'chain', ledger, seq, detail: flaw });
        const projected = attempting(note, { kind: 'projection', ledger, seq });
        projected(() => ledgerProjections.project(commune, event));
        projected(() => dossiers.gather(commune, event));
        ended.last = event;
        events += 1;
      }
    });
    const { last } = ended;
    if (last !== null) whole(() => ledgerProjections.projectEnd(commune, last));
  }
  whole(() => dossiers.finish());
  return { ledgers: ledgers.length, events, dossiers: dossiers.count };
}

/** Damage that a step cannot get past is a finding with its place: the search goes on behind it. */
function attempting(note: Note, place: Pick<VerifyProblem, 'kind'> & Partial<VerifyProblem>) {
  return <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      // SQLite names tables and columns; what another error says may hold a person's words.
      const detail = isSqliteError(error) ? error.message : 'cannot be read as what it should be';
      note({ ...place, detail });
      return null;
    }
  };
}

/** Catalogues and calendars lie under their own hash. */
function checkContent(live: Sql, { sha256Hex }: Hashing, note: Note): void {
  for (const { sha256, body } of live<{ sha256: string; body: string }>('SELECT sha256, body FROM content').iterate())
    if (sha256Hex(body) !== sha256)
      note({ kind: 'file', table: 'content', detail: `sha256=${sha256}: not what was kept` });
}

function checkSearch(live: Sql, note: Note): void {
  try {
    live("INSERT INTO dossier_search (dossier_search, rank) VALUES ('integrity-check', 1)").run();
  } catch {
    note({ kind: 'search', table: 'dossier_search', detail: 'the search index does not match its rows' });
  }
}

/** What is no JSON any more reads as nothing: its hash then says where. */
function parseAnything(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
