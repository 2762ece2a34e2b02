import type { FigureScope, FigureWindow } from '../../figure-scope.ts';
import { scopeSql } from '../../figure-sql.ts';
import { type Piece, piecesOf, type Span } from './counted-spans.ts';

type Value = string | number;

/** Where rows of what ended lie: of each commune, or of all communes together. */
export type EndedSource =
  | { readonly table: 'whole_ended' }
  /** `part`: what a row is of; a day's rows are of both. */
  | { readonly table: 'ended_count'; readonly part: 'procedure' | 'officer' | 'both' };

export interface EndedRows {
  readonly source: EndedSource;
  readonly longest: Span;
  /** What rows are added up by. */
  readonly key: string;
}

/** The fewest rows that tell the scope's procedures and officer apart; `by`: what else they must tell apart. */
export function sourceOf(
  { procedures, officer, commune }: FigureScope,
  by: 'procedure' | 'commune' | null = null,
): EndedSource {
  if (by !== 'commune' && commune === undefined && officer === undefined) return { table: 'whole_ended' };
  if (by !== 'procedure' && procedures === undefined) return { table: 'ended_count', part: 'officer' };
  return { table: 'ended_count', part: officer === undefined ? 'procedure' : 'both' };
}

/** Rows of every span that the window is made of, each with its `key`. */
export function endedRowsSql(
  window: FigureWindow,
  scope: FigureScope,
  { source, longest, key }: EndedRows,
): { readonly text: string; readonly values: readonly Value[] } {
  const among = scopeSql(scope, 'f');
  const narrowed =
    scope.officer === undefined
      ? among
      : { where: `${among.where} AND f.officer = ?`, values: [...among.values, scope.officer] };
  const asked = piecesOf(window, longest).map((piece) => pieceSql(piece, source));
  const all = asked.length === 0 ? [{ where: '1 = 0', values: [] }] : asked;
  return {
    text: all
      .map(({ where }) => `SELECT f.*, ${key} AS key FROM ${source.table} f WHERE ${where}${narrowed.where}`)
      .join(' UNION ALL '),
    values: all.flatMap(({ values }) => [...values, ...narrowed.values]),
  };
}

function pieceSql({ span, from, end }: Piece, source: EndedSource) {
  const where = 'f.span = ? AND f.first >= ? AND f.first < ?';
  const values = [span, from, end];
  if (source.table === 'whole_ended') return { where, values };
  return { where: `f.part = ? AND ${where}`, values: [span === 'day' ? 'both' : source.part, ...values] };
}
