import { foldDossier } from '../shared/dossier/fold.ts';
import type { DossierId } from '../shared/dossier/ids.ts';
import { type ListSql, listSql, matchOf, wholeCode } from './dossier-search.ts';
import { createEventTable } from './event-table.ts';
import type { Sql } from './sql.ts';
import { jsonToState } from './state-json.ts';
import type { DossierQuery, DossierReads, DossierRecord, LocalReads, OddEvent } from './types.ts';
import { createKnowsCatalogue } from './withheld-dossiers.ts';

export interface DossierListRow {
  readonly id: string;
  readonly commune: string;
  readonly desk: number | null;
  readonly has_conflict: number;
  readonly waiting: number;
  readonly newest: string;
  readonly state: string;
  readonly row: number;
}

export const listColumns = 'd.id, d.commune, d.desk, d.has_conflict, d.waiting, d.newest, d.state, d.row';
// Few rows; keys begin with the commune, and an id or code alone is looked for in each.
const communes = '(SELECT DISTINCT commune FROM ledger_end) c';

/** Hits of a search are counted so far and no further: nobody pages on, they type another word. */
export const countedHits = 250;

/** Behind its first page nobody asks how long a list is. */
export function isCounted({ after, counted }: DossierQuery): boolean {
  return after === undefined && counted !== false;
}

interface ClashRow {
  readonly commune: string;
  readonly code: string;
  readonly dossier: string;
}

export const dossierQueries = {
  one: `SELECT ${listColumns} FROM ${communes} CROSS JOIN dossier d ON d.commune = c.commune AND d.id = ? LIMIT 1`,
  at: `SELECT ${listColumns} FROM dossier d WHERE d.commune = ? AND d.id = ?`,
  byRow: `SELECT ${listColumns} FROM dossier d WHERE d.row = ?`,
  home: `SELECT c.commune FROM ${communes} WHERE EXISTS
    (SELECT 1 FROM event e INDEXED BY event_by_dossier WHERE e.commune = c.commune AND e.dossier = ?) LIMIT 1`,
  ofCode: `SELECT k.dossier FROM ${communes} CROSS JOIN dossier_code k ON k.commune = c.commune AND k.code = ?
    LEFT JOIN dossier d ON d.commune = k.commune AND d.id = k.dossier ORDER BY CASE WHEN d.code = k.code THEN 0 ELSE 1 END, k.dossier`,
  all: 'SELECT count(*) AS n FROM dossier',
  due: 'SELECT count(*) AS n FROM dossier INDEXED BY dossier_by_due WHERE running = 1 AND due_at >= ? AND due_at < ?',
  ofStatus: 'SELECT count(*) AS n FROM dossier WHERE status = ?',
  atDistrict:
    "SELECT count(*) AS n FROM dossier INDEXED BY dossier_at_district WHERE running = 1 AND holder = 'district'",
  inConflict: 'SELECT count(*) AS n FROM dossier INDEXED BY dossier_in_conflict WHERE has_conflict = 1',
  odd: 'SELECT ledger, seq, type, dossier, commune, at, kind, why FROM odd_event ORDER BY at DESC, ledger, seq LIMIT ?',
  clashes: 'SELECT commune, code, dossier FROM code_clash ORDER BY commune, code, dossier',
  touchedAfter: `SELECT e.dossier, max(e.seq) AS seq FROM ledger_end l CROSS JOIN event e ON e.commune = l.commune AND e.ledger = l.ledger
    WHERE l.ledger = ? AND e.seq > ? AND e.dossier IS NOT NULL GROUP BY e.dossier ORDER BY seq`,
  block:
    'SELECT generation, k FROM code_block WHERE commune = ? AND date = ? AND desk = ? ORDER BY generation DESC LIMIT 1',
  generation: `SELECT max(g) AS g FROM (SELECT generation AS g FROM ledger WHERE commune = ? AND desk = ?
    UNION ALL SELECT generation FROM code_block WHERE commune = ? AND desk = ?) AS known`,
  book: 'SELECT entry_no FROM book WHERE commune = ? AND book_no = ?',
} as const;

/** Ids, states and marks lie as the projection wrote them. */
export function recordOf(row: DossierListRow): Omit<DossierRecord, 'unsent'> {
  return {
    id: row.id as DossierId,
    commune: row.commune,
    desk: row.desk,
    state: jsonToState(row.state),
    hasConflict: row.has_conflict === 1,
    place: row.row,
    waiting: row.waiting,
  };
}

/** `rows`: by commune and code. */
export function clashesOf(rows: readonly ClashRow[]): ReturnType<DossierReads['codeClashes']> {
  const clashes: { commune: string; code: string; dossiers: DossierId[] }[] = [];
  for (const { commune, code, dossier } of rows) {
    const last = clashes.at(-1);
    if (last?.commune === commune && last.code === code) last.dossiers.push(dossier as DossierId);
    else clashes.push({ commune, code, dossiers: [dossier as DossierId] });
  }
  return clashes;
}

export function createDossierQueries(sql: Sql, local: Pick<LocalReads, 'holdBelief' | 'ownLedgers'>): DossierReads {
  const events = createEventTable(sql);
  const knows = createKnowsCatalogue(sql);
  const one = sql<DossierListRow>(dossierQueries.one);
  const at = sql<DossierListRow>(dossierQueries.at);
  const byRow = sql<DossierListRow>(dossierQueries.byRow);
  const home = sql<{ commune: string }>(dossierQueries.home);
  const ofCode = sql<{ dossier: string }>(dossierQueries.ofCode);
  const odd = sql<OddEvent>(dossierQueries.odd);
  const clashes = sql<ClashRow>(dossierQueries.clashes);
  const touched = sql<{ dossier: string; seq: number }>(dossierQueries.touchedAfter);
  const block = sql<{ generation: number; k: number }>(dossierQueries.block);
  const generation = sql<{ g: number | null }>(dossierQueries.generation);
  const book = sql<{ entry_no: number }>(dossierQueries.book);

  const count = (text: string, ...values: readonly (string | number)[]): number =>
    sql<{ n: number }>(text).get(...values)?.n ?? 0;

  function recordsOf(rows: readonly DossierListRow[]): DossierRecord[] {
    const { holds } = local.holdBelief();
    const own = local.ownLedgers();
    return rows.map((row) => {
      const newest = JSON.parse(row.newest) as Record<string, number>;
      return { ...recordOf(row), unsent: own.some((ledger) => (newest[ledger] ?? 0) > (holds[ledger]?.seq ?? 0)) };
    });
  }

  function list(query: DossierQuery) {
    const typed = query.search ?? '';
    const code = wholeCode(typed);
    if (code !== null || typed.trim() === '') return filtered(listSql(query, null, code), query);
    const match = matchOf(typed);
    return match === null ? { rows: [], total: 0 } : searched(listSql(query, match, null), query);
  }

  function filtered({ from, values, order, after: mark }: ListSql, query: DossierQuery) {
    const { limit } = query;
    const page = `${from}${mark.condition} ORDER BY ${order} LIMIT ?`;
    const rows = sql<DossierListRow>(`SELECT ${listColumns} ${page}`).all(...values, ...mark.values, limit);
    if (!isCounted(query)) return { rows: recordsOf(rows), total: 0 };
    // A page that is not full is the last one.
    const total = rows.length < limit ? rows.length : count(`SELECT count(*) AS n ${from}`, ...values);
    return { rows: recordsOf(rows), total };
  }

  /** The index is walked once: its first hits give both the page and the count. */
  function searched({ from, values, order, after: mark }: ListSql, query: DossierQuery) {
    const { limit } = query;
    const hits = sql<{ row: number }>(`SELECT s.rowid AS row ${from}${mark.condition} ORDER BY ${order} LIMIT ?`).all(
      ...values,
      ...mark.values,
      isCounted(query) ? Math.max(countedHits, limit) : limit,
    );
    const rows = hits.slice(0, limit).map(({ row }) => byRow.get(row));
    return {
      rows: recordsOf(rows.filter((row) => row !== undefined)),
      total: isCounted(query) ? hits.length : 0,
    };
  }

  function communeOfDossier(dossier: DossierId): string | null {
    return home.get(dossier)?.commune ?? null;
  }

  function eventsOf(dossier: DossierId) {
    const commune = communeOfDossier(dossier);
    return commune === null ? [] : events.ofDossier(commune, dossier);
  }

  return {
    eventsOf,
    dossiersOfCode: (code) => ofCode.all(code).map(({ dossier }) => dossier as DossierId),
    findFolded(dossier) {
      const known = eventsOf(dossier);
      return known.length === 0 ? null : foldDossier(dossier, known, knows);
    },
    findDossier(dossier) {
      const row = one.get(dossier);
      return row === undefined ? null : (recordsOf([row])[0] ?? null);
    },
    findDossiers: (places) =>
      recordsOf(places.map(({ commune, id }) => at.get(commune, id)).filter((row) => row !== undefined)),
    listDossiers: list,
    countDossiers: ({ now, todayEndMs, soonEndMs }) => ({
      all: count(dossierQueries.all),
      overdue: count(dossierQueries.due, 0, now),
      today: count(dossierQueries.due, now, todayEndMs),
      soon: count(dossierQueries.due, Math.max(now, todayEndMs), soonEndMs),
      paused:
        count(dossierQueries.ofStatus, 'supplementRequested') + count(dossierQueries.ofStatus, 'paymentRequested'),
      toReturn: count(dossierQueries.ofStatus, 'resolved'),
      atDistrict: count(dossierQueries.atDistrict),
      conflicts: count(dossierQueries.inConflict),
    }),
    dossierCount: () => count(dossierQueries.all),
    oddEvents: (limit) => odd.all(limit),
    codeClashes: () => clashesOf(clashes.all()),
    touchedAfter: (ledger, seq) =>
      touched.all(ledger, seq).map((row) => ({ dossier: row.dossier as DossierId, seq: row.seq })),
    unsentDossierCount() {
      const { holds } = local.holdBelief();
      const dossiers = new Set<string>();
      for (const ledger of local.ownLedgers())
        for (const { dossier } of touched.all(ledger, holds[ledger]?.seq ?? 0)) dossiers.add(dossier);
      return dossiers.size;
    },
    highestNumber: (commune, date, desk) => block.get(commune, date, desk) ?? null,
    highestGeneration: (commune, desk) => generation.get(commune, desk, commune, desk)?.g ?? 0,
    lastEntry: (commune, bookNo) => book.get(commune, bookNo)?.entry_no ?? 0,
  };
}
