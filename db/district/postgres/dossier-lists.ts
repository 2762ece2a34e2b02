import { queryTokens } from '../../../shared/identity/search-tokens.ts';
import { countedHits, type DossierListRow, listColumns, recordOf } from '../../dossier-queries.ts';
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
    const { limit, offset, after, counted } = query;
    const procedures = await totals.proceduresOf(query);
    const { text, values, order } = pageSql(query, procedures);
    const rows = await ask<DossierListRow>(
      `WITH hit AS MATERIALIZED (${text}) SELECT ${listColumns} FROM hit JOIN dossier d ON d.commune = hit.commune AND d.id = hit.id ORDER BY ${order}`,
      ...values,
    );
    // A page that is not full is the last one.
    const isLast = after === undefined && rows.length < limit && (rows.length > 0 || offset === 0);
    if (counted === false) return { rows: recordsOf(rows), total: 0 };
    return { rows: recordsOf(rows), total: isLast ? offset + rows.length : await totals.of(query, procedures) };
  }

  async function ofCode(query: DossierQuery, code: string) {
    const { where, values } = conditionsOf(query);
    const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
    const text = `SELECT ${listColumns} FROM ${codeFrom}${filter} ORDER BY d.row DESC, d.id DESC`;
    const rows = await ask<DossierListRow>(text, code, ...values);
    // Few dossiers have one code: those behind a mark are chosen among them.
    const from = query.after === undefined ? query.offset : rows.findIndex(({ id }) => id === query.after?.id) + 1;
    return { rows: recordsOf(rows.slice(from, from + query.limit)), total: rows.length };
  }

  /** The index is asked once: its first hits give both the page and the count. */
  async function searched(query: DossierQuery, words: string) {
    const { limit, offset, after } = query;
    const { where, values } = conditionsOf(query);
    const behind = after === undefined ? [] : ['(d.row, d.id) < (?, ?)'];
    const filter = ['folded_words(d.search_text) @@ ?::tsquery', ...where, ...behind].join(' AND ');
    const mark = after === undefined ? [] : [after.place, after.id];
    const most = offset + Math.max(countedHits, limit);
    const rows = await ask<DossierListRow & { readonly hits: number }>(
      `WITH hit AS MATERIALIZED (SELECT d.commune, d.id FROM dossier d WHERE ${filter} ORDER BY d.row DESC, d.id DESC LIMIT ?)
       SELECT ${listColumns}, (SELECT count(*) FROM hit) AS hits FROM hit JOIN dossier d ON d.commune = hit.commune AND d.id = hit.id
       ORDER BY d.row DESC, d.id DESC LIMIT ? OFFSET ?`,
      ...[words, ...values, ...mark, most, limit, offset],
    );
    // Past its last page a search has counted nothing: as many as were paged over, at most.
    const total = rows[0]?.hits ?? (offset === 0 ? 0 : await totals.counted(filter, [words, ...values, ...mark], most));
    return { rows: recordsOf(rows), total };
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
