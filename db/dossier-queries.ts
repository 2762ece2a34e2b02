import type { Database } from 'better-sqlite3';
import type { DossierId } from '../shared/dossier/ids.ts';
import type { DossierState } from '../shared/dossier/state.ts';
import { queryTokens } from '../shared/identity/search-tokens.ts';
import type { DossierCounts, DossierQuery, DossierRecord, OddEvent } from './types.ts';

interface Row {
  readonly id: string;
  readonly commune: string;
  readonly desk: number | null;
  readonly has_conflict: number;
  readonly waiting: number;
  readonly newest: string;
  readonly state: string;
}

const columns = 'd.id, d.commune, d.desk, d.has_conflict, d.waiting, d.newest, d.state';
const openStates = "('received','processing')";

export interface DossierQueries {
  find(id: DossierId): DossierRecord | null;
  idOfCode(code: string): DossierId | null;
  communeOf(id: DossierId): string | null;
  list(query: DossierQuery): { readonly rows: readonly DossierRecord[]; readonly total: number };
  count(windows: { readonly now: number; readonly todayEndMs: number; readonly soonEndMs: number }): DossierCounts;
  total(): number;
  unsentTotal(held: Readonly<Record<string, { readonly seq: number }>>, own: readonly string[]): number;
  odd(limit: number): readonly OddEvent[];
  clashes(): readonly { readonly commune: string; readonly code: string; readonly dossiers: readonly DossierId[] }[];
}

/** `unsent`: whether an own ledger touched it after what the district holds. */
export function createDossierQueries(
  db: Database,
  unsent: (newest: Readonly<Record<string, number>>) => boolean,
): DossierQueries {
  const byId = db.prepare(`SELECT ${columns} FROM dossier d WHERE d.id = ?`);
  const byCode = db.prepare('SELECT dossier FROM dossier_code WHERE code = ? ORDER BY alias, dossier LIMIT 1');
  const communeOf = db.prepare('SELECT commune FROM event WHERE dossier = ? LIMIT 1');

  function recordOf(row: Row): DossierRecord {
    return {
      id: row.id as DossierId,
      commune: row.commune,
      desk: row.desk,
      state: JSON.parse(row.state) as DossierState,
      hasConflict: row.has_conflict === 1,
      waiting: row.waiting,
      unsent: unsent(JSON.parse(row.newest) as Record<string, number>),
    };
  }

  function list({ search, status, commune, due, limit, offset }: DossierQuery) {
    const where: string[] = [];
    const values: (string | number)[] = [];
    const words = search === undefined ? [] : queryTokens(search);
    const searching = search !== undefined && search.trim() !== '';
    if (searching && words.length === 0) return { rows: [], total: 0 };
    if (searching) {
      where.push('s.dossier_search MATCH ?');
      values.push(words.map((word, at) => (at === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(' '));
    }
    if (status !== undefined) add('d.status = ?', status);
    if (commune !== undefined) add('d.commune = ?', commune);
    if (due !== undefined) {
      where.push('d.running = 1');
      if (due.from !== null) add('d.due_at >= ?', due.from);
      if (due.until !== null) add('d.due_at < ?', due.until);
    }
    function add(condition: string, value: string | number): void {
      where.push(condition);
      values.push(value);
    }
    const from = searching ? 'dossier_search s JOIN dossier d ON d.row = s.rowid' : 'dossier d';
    const filter = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
    const order = searching ? 's.rowid DESC' : due === undefined ? 'd.sort_at DESC, d.row DESC' : 'd.due_at, d.row';
    const rows = db
      .prepare<(string | number)[], Row>(`SELECT ${columns} FROM ${from} ${filter} ORDER BY ${order} LIMIT ? OFFSET ?`)
      .all(...values, limit, offset);
    // A search is looked at by its first pages; counting all hits of a common name would cost more than finding them.
    const capped = `SELECT count(*) AS n FROM (SELECT 1 FROM ${from} ${filter} LIMIT 1000)`;
    const total = searching
      ? rows.length < limit && offset === 0
        ? rows.length
        : count(capped, values)
      : count(`SELECT count(*) AS n FROM ${from} ${filter}`, values);
    return { rows: rows.map(recordOf), total };
  }

  function count(sql: string, values: readonly (string | number)[] = []): number {
    return db.prepare<(string | number)[], { n: number }>(sql).get(...values)?.n ?? 0;
  }

  return {
    find(id) {
      const row = byId.get(id) as Row | undefined;
      return row === undefined ? null : recordOf(row);
    },
    idOfCode: (code) => (byCode.get(code) as { dossier: DossierId } | undefined)?.dossier ?? null,
    communeOf: (id) => (communeOf.get(id) as { commune: string } | undefined)?.commune ?? null,
    list,
    count({ now, todayEndMs, soonEndMs }) {
      const due = (from: number, until: number) =>
        count('SELECT count(*) AS n FROM dossier WHERE running = 1 AND due_at >= ? AND due_at < ?', [from, until]);
      const status = (...names: string[]) =>
        names.reduce((sum, name) => sum + count('SELECT count(*) AS n FROM dossier WHERE status = ?', [name]), 0);
      return {
        all: count('SELECT count(*) AS n FROM dossier'),
        overdue: due(0, now),
        today: due(now, todayEndMs),
        soon: due(todayEndMs, soonEndMs),
        paused: status('supplementRequested', 'paymentRequested'),
        toReturn: status('resolved'),
        atDistrict: count(`SELECT count(*) AS n FROM dossier WHERE status IN ${openStates} AND holder = 'district'`),
        conflicts: count('SELECT count(*) AS n FROM dossier WHERE has_conflict = 1'),
      };
    },
    total: () => count('SELECT count(*) AS n FROM dossier'),
    unsentTotal(held, own) {
      const touched = new Set<string>();
      const after = db.prepare<[string, number], { dossier: string }>(
        'SELECT DISTINCT dossier FROM event WHERE ledger = ? AND seq > ? AND dossier IS NOT NULL',
      );
      for (const ledger of own)
        for (const { dossier } of after.all(ledger, held[ledger]?.seq ?? 0)) touched.add(dossier);
      return touched.size;
    },
    odd: (limit) =>
      db
        .prepare<[number], OddEvent>(
          'SELECT ledger, seq, type, dossier, commune, at, kind, why FROM odd_event ORDER BY at DESC LIMIT ?',
        )
        .all(limit),
    clashes: () =>
      db
        .prepare<[], { commune: string; code: string; dossiers: string }>(
          'SELECT commune, code, json_group_array(dossier) AS dossiers FROM dossier_code GROUP BY commune, code HAVING count(*) > 1',
        )
        .all()
        .map(({ commune, code, dossiers }) => ({ commune, code, dossiers: JSON.parse(dossiers) as DossierId[] })),
  };
}
