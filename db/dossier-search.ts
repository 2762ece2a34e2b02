import { findCodeParts } from '../shared/dossier/code.ts';
import { queryTokens } from '../shared/identity/search-tokens.ts';
import { figureConditions } from './figure-sql.ts';
import type { DossierQuery } from './types.ts';

export interface ListSql {
  /** Everything after SELECT … up to ORDER BY, with its values. */
  readonly from: string;
  readonly values: readonly (string | number)[];
  readonly order: string;
}

/**
 * What a search asks of the index: all words, of which the last may be a beginning. The index has beginnings of one to
 * six letters ready, so that "n" costs no more than a name. Null when nothing was typed that could be looked for.
 */
export function matchOf(typed: string): string | null {
  const words = queryTokens(typed);
  return words.length === 0 ? null : `${words.map((word) => `"${word}"`).join(' ')}*`;
}

/** A whole dossier code, as a QR reader or a careful clerk gives it: looked up, not searched for. */
export function wholeCode(typed: string): string | null {
  const code = typed.trim().toUpperCase();
  return findCodeParts(code) === null ? null : code;
}

/** One list query. `match`: what the search index is asked; `code`: the code that is looked up instead. */
export function listSql(query: DossierQuery, match: string | null, code: string | null): ListSql {
  const where: string[] = [];
  const values: (string | number)[] = [];
  function add(condition: string, ...bound: (string | number)[]): void {
    where.push(condition);
    values.push(...bound);
  }
  const { status, commune, due, conflict } = query;
  const figure = figureConditions(query);
  // Which table leads is said by CROSS JOIN and INDEXED BY, not guessed: there are no statistics to guess from.
  let from = 'dossier d';
  let order = 'd.row DESC';
  if (match !== null) {
    const isFiltered =
      status !== undefined || commune !== undefined || conflict === true || due !== undefined || figure.length > 0;
    from = isFiltered ? 'dossier_search s CROSS JOIN dossier d ON d.row = s.rowid' : 'dossier_search s';
    order = 's.rowid DESC';
    add('s.dossier_search MATCH ?', match);
  } else if (code !== null) {
    from =
      '(SELECT DISTINCT commune FROM ledger_end) c CROSS JOIN dossier_code k ON k.commune = c.commune AND k.code = ? CROSS JOIN dossier d ON d.commune = k.commune AND d.id = k.dossier';
    values.push(code);
  } else if (query.ended !== undefined) {
    from = 'dossier d INDEXED BY dossier_ended';
    order = 'd.resolved_at DESC, d.row DESC';
  } else if (due !== undefined) from = 'dossier d INDEXED BY dossier_by_due';
  else if (conflict === true) from = 'dossier d INDEXED BY dossier_in_conflict';
  else if (status !== undefined) from = 'dossier d INDEXED BY dossier_by_status';
  else if (commune !== undefined) order = 'd.id DESC';
  if (status !== undefined) add('d.status = ?', status);
  if (commune !== undefined) add('d.commune = ?', commune);
  if (conflict === true) add('d.has_conflict = 1');
  if (due !== undefined) {
    add('d.running = 1');
    if (due.from !== null) add('d.due_at >= ?', due.from);
    if (due.until !== null) add('d.due_at < ?', due.until);
    if (match === null && code === null && query.ended === undefined) order = 'd.due_at, d.row';
  }
  for (const [condition, ...bound] of figure) add(condition, ...bound);
  const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
  return { from: `FROM ${from}${filter}`, values, order };
}
