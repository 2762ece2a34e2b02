import { findCodeParts } from '../shared/dossier/code.ts';
import { queryTokens } from '../shared/identity/search-tokens.ts';
import { figureConditions } from './figure-sql.ts';
import type { DossierQuery, DossierRecord, ListMark } from './types.ts';

export interface ListSql {
  /** Everything after SELECT … up to ORDER BY, with its values. */
  readonly from: string;
  readonly values: readonly (string | number)[];
  readonly order: string;
  /** What narrows it to the rows behind a mark, with a leading AND or WHERE; empty at its beginning. */
  readonly after: { readonly condition: string; readonly values: readonly (string | number)[] };
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

/** What every row of a list must fulfil, whichever table leads; `?` for each value in order. */
export function conditionsOf(query: DossierQuery): { readonly where: string[]; readonly values: (string | number)[] } {
  const where: string[] = [];
  const values: (string | number)[] = [];
  function add(condition: string, ...bound: (string | number)[]): void {
    where.push(condition);
    values.push(...bound);
  }
  const { status, commune, due, conflict, holder } = query;
  if (status !== undefined) add('d.status = ?', status);
  if (commune !== undefined) add('d.commune = ?', commune);
  if (conflict === true) add('d.has_conflict = 1');
  if (holder !== undefined) add('d.holder = ?', holder);
  if (due !== undefined) {
    add('d.running = 1');
    if (due.from !== null) add('d.due_at >= ?', due.from);
    if (due.until !== null) add('d.due_at < ?', due.until);
  }
  for (const [condition, ...bound] of figureConditions(query)) add(condition, ...bound);
  return { where, values };
}

/** How a list is ordered that is neither searched nor one code's. */
export function orderOf({ ended, due, commune, conflict, status, willBeLateAt }: DossierQuery): string {
  if (ended !== undefined) return 'd.resolved_at DESC, d.row DESC';
  if (due !== undefined || willBeLateAt !== undefined) return 'd.due_at, d.row';
  return commune !== undefined && conflict !== true && status === undefined ? 'd.id DESC' : 'd.row DESC';
}

export const codeFrom =
  '(SELECT DISTINCT commune FROM ledger_end) c CROSS JOIN dossier_code k ON k.commune = c.commune AND k.code = ? CROSS JOIN dossier d ON d.commune = k.commune AND d.id = k.dossier';

/** One list query. `match`: what the search index is asked; `code`: the code that is looked up instead. */
export function listSql(query: DossierQuery, match: string | null, code: string | null): ListSql {
  const { where, values } = conditionsOf(query);
  const filterOf = (all: readonly string[]) => (all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`);
  const behind = (order: string, isFirst: boolean) => ({ order, after: afterSql(order, query.after, isFirst) });
  if (match !== null) {
    const from = where.length > 0 ? 'dossier_search s CROSS JOIN dossier d ON d.row = s.rowid' : 'dossier_search s';
    const found = filterOf(['s.dossier_search MATCH ?', ...where]);
    return { from: `FROM ${from}${found}`, values: [match, ...values], ...behind('s.rowid DESC', false) };
  }
  const isFirst = where.length === 0;
  if (code !== null)
    return { from: `FROM ${codeFrom}${filterOf(where)}`, values: [code, ...values], ...behind('d.row DESC', isFirst) };
  return { from: `FROM dossier d${leading(query)}${filterOf(where)}`, values, ...behind(orderOf(query), isFirst) };
}

/** Places are keys here, so that no two rows stand alike. `isFirst`: no condition stands before. */
function afterSql(order: string, after: ListMark | undefined, isFirst: boolean): ListSql['after'] {
  if (after === undefined) return { condition: '', values: [] };
  const word = isFirst ? 'WHERE' : 'AND';
  const { at, place, id } = after;
  switch (order) {
    case 'd.resolved_at DESC, d.row DESC':
      return { condition: ` ${word} (d.resolved_at, d.row) < (?, ?)`, values: [at ?? 0, place] };
    case 'd.due_at, d.row':
      return { condition: ` ${word} (d.due_at, d.row) > (?, ?)`, values: [at ?? 0, place] };
    case 'd.id DESC':
      return { condition: ` ${word} d.id < ?`, values: [id] };
    default:
      return { condition: ` ${word} ${order.replace(' DESC', '')} < ?`, values: [place] };
  }
}

/** The mark of a row: where the next page of the same list goes on. */
export function markOf(query: Omit<DossierQuery, 'limit'>, { id, place, state }: DossierRecord): ListMark {
  const { ended, due, willBeLateAt } = query;
  if (ended !== undefined) return { at: state.resolvedAt, place, id };
  return { at: due === undefined && willBeLateAt === undefined ? null : state.dueAt, place, id };
}

/** Which index leads is said, not guessed: there are no statistics to guess from. */
function leading({ ended, due, conflict, status, willBeLateAt }: DossierQuery): string {
  // The forecast leads: it is short.
  if (willBeLateAt !== undefined) return '';
  if (ended !== undefined) return ' INDEXED BY dossier_ended';
  if (due !== undefined) return ' INDEXED BY dossier_by_due';
  if (conflict === true) return ' INDEXED BY dossier_in_conflict';
  return status === undefined ? '' : ' INDEXED BY dossier_by_status';
}
