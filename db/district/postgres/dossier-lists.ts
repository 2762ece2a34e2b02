import { queryTokens } from '../../../shared/identity/search-tokens.ts';
import { countedHits, type DossierListRow, isCounted, listColumns, recordOf } from '../../dossier-queries.ts';
import { codeFrom, conditionsOf, wholeCode } from '../../dossier-search.ts';
import type { DossierQuery, DossierRecord } from '../../types.ts';
import type { Ask } from '../ask.ts';
import type { DistrictReads } from '../types.ts';
import { pageSql } from './list-sql.ts';
import { createListTotals } from './list-totals.ts';

/** Lists of dossiers: pages by indexes, how many there are by counts that the server keeps. */
export function createDossierLists(ask: Ask): DistrictReads['listDossiers'] {
  const totals = createListTotals(ask);

  async function filtered(query: DossierQuery) {
    const procedures = await totals.proceduresOf(query);
    const { text, values, order } = pageSql(query, procedures);
    const rows = await ask<DossierListRow>(
      `WITH hit AS MATERIALIZED (${text}) SELECT ${listColumns} FROM hit JOIN dossier d ON d.commune = hit.commune AND d.id = hit.id ORDER BY ${order}`,
      ...values,
    );
    if (!isCounted(query)) return { rows: recordsOf(rows), total: 0 };
    // A page that is not full is the last one.
    const total = rows.length < query.limit ? rows.length : await totals.of(query, procedures);
    return { rows: recordsOf(rows), total };
  }

  async function ofCode(query: DossierQuery, code: string) {
    const { where, values } = conditionsOf(query);
    const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
    const text = `SELECT ${listColumns} FROM ${codeFrom}${filter} ORDER BY d.row DESC, d.id DESC`;
    const rows = await ask<DossierListRow>(text, code, ...values);
    // Few dossiers have one code: those behind a mark are chosen among them.
    const { after, limit } = query;
    const behind = rows.filter(
      ({ row, id }) => after === undefined || row < after.place || (row === after.place && id < after.id),
    );
    return { rows: recordsOf(behind.slice(0, limit)), total: isCounted(query) ? rows.length : 0 };
  }

  /** The index is asked once: its first hits give both the page and the count. */
  async function searched(query: DossierQuery, words: string) {
    const { limit, after } = query;
    const { where, values } = conditionsOf(query);
    const behind = after === undefined ? [] : ['(d.row, d.id) < (?, ?)'];
    const filter = ['folded_words(d.search_text) @@ ?::tsquery', ...where, ...behind].join(' AND ');
    const mark = after === undefined ? [] : [after.place, after.id];
    const most = isCounted(query) ? Math.max(countedHits, limit) : limit;
    const rows = await ask<DossierListRow & { readonly hits: number }>(
      `WITH hit AS MATERIALIZED (SELECT d.commune, d.id FROM dossier d WHERE ${filter} ORDER BY d.row DESC, d.id DESC LIMIT ?)
       SELECT ${listColumns}, (SELECT count(*) FROM hit) AS hits FROM hit JOIN dossier d ON d.commune = hit.commune AND d.id = hit.id
       ORDER BY d.row DESC, d.id DESC LIMIT ?`,
      ...[words, ...values, ...mark, most, limit],
    );
    return { rows: recordsOf(rows), total: isCounted(query) ? (rows[0]?.hits ?? 0) : 0 };
  }

  return (query) => {
    const typed = query.search ?? '';
    const code = wholeCode(typed);
    if (code !== null) return ofCode(query, code);
    if (typed.trim() === '') return filtered(query);
    const words = queryOf(typed);
    return words === null ? Promise.resolve({ rows: [], total: 0 }) : searched(query, words);
  };
}

/** All words, of which the last may be a beginning; they are letters and digits alone. Null when nothing was typed. */
function queryOf(typed: string): string | null {
  const words = queryTokens(typed);
  return words.length === 0 ? null : `${words.map((word) => `'${word}'`).join(' & ')}:*`;
}

/** A district writes no dossier at a desk: nothing of it is ever unsent. */
export function recordsOf(rows: readonly DossierListRow[]): DossierRecord[] {
  return rows.map((row) => ({ ...recordOf(row), unsent: false }));
}
