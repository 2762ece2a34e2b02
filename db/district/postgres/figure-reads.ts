import type { FigureScope, FigureWindow } from '../../figure-scope.ts';
import { scopeSql } from '../../figure-sql.ts';
import { createFigureReads, type EndedFigure, type FigureReads, officerNames } from '../../figures.ts';
import type { Ask } from '../ask.ts';
import { type Piece, piecesOf, type Span } from './counted-spans.ts';

/** What a row of `ended_count` is of; a day's rows are of both. */
type Part = 'procedure' | 'officer' | 'both';

interface Asked {
  readonly part: Part;
  readonly longest: Span;
  /** Columns that rows are added up by. */
  readonly key: string;
}

const sums = `sum(f.early) AS early, sum(f.on_time) AS "onTime", sum(f.late) AS late, sum(f.timed) AS timed,
  sum(f.saved_ms) AS "savedMs", sum(f.granted_ms) AS "grantedMs", sum(f.used_ms) AS "usedMs"`;
const monthOfSpan = "to_char(date '1970-01-01' + f.first::integer, 'YYYY-MM')";

/** Figures from counts that the server keeps (migration 0180): what ended is never counted dossier by dossier. */
export function createCountedFigures(ask: Ask): FigureReads {
  return {
    ...createFigureReads(ask),
    endedBy(group, window, scope) {
      const { text, values } = rowsSql(window, scope, askedOf(group, scope));
      return ask<EndedFigure>(`SELECT key, ${sums} FROM (${text}) f GROUP BY key ${some}`, ...values);
    },
    endedByOfficer(window, scope) {
      const part = scope.procedures === undefined ? 'officer' : 'both';
      const { text, values } = rowsSql(window, scope, { part, longest: 'quarter', key: 'f.officer' });
      return ask(
        `SELECT f.commune || ' ' || f.key AS key, (${officerNames('f.commune', 'f.key')}) AS name, f.commune, ${sums}
         FROM (${text}) f WHERE f.key <> '' GROUP BY f.commune, f.key ${some}`,
        ...values,
      );
    },
  };
}

/** What was counted and taken away again leaves a row of noughts. */
const some = 'HAVING sum(f.early + f.on_time + f.late) > 0';

function askedOf(group: 'commune' | 'procedure' | 'month', scope: FigureScope): Asked {
  const part = partOf(scope, group === 'procedure');
  switch (group) {
    case 'commune':
      return { part, longest: 'quarter', key: 'f.commune' };
    case 'procedure':
      return { part, longest: 'quarter', key: 'f.procedure_code' };
    case 'month':
      return { part, longest: 'half', key: monthOfSpan };
  }
}

/** The fewest rows that tell the scope's procedures and officer apart. */
export function partOf({ procedures, officer }: FigureScope, byProcedure: boolean): Part {
  if (!byProcedure && procedures === undefined) return 'officer';
  return officer === undefined ? 'procedure' : 'both';
}

/** Rows of every span that the window is made of, each with its `key`. */
export function rowsSql(
  window: FigureWindow,
  scope: FigureScope,
  { part, longest, key }: Asked,
): { readonly text: string; readonly values: readonly (string | number)[] } {
  const among = scopeSql(scope, 'f');
  const narrowed =
    scope.officer === undefined
      ? among
      : { where: `${among.where} AND f.officer = ?`, values: [...among.values, scope.officer] };
  const asked = piecesOf(window, longest).map((piece) => pieceSql(piece, part));
  const all = asked.length === 0 ? [{ where: '1 = 0', values: [] }] : asked;
  return {
    text: all
      .map(({ where }) => `SELECT f.*, ${key} AS key FROM ended_count f WHERE ${where}${narrowed.where}`)
      .join(' UNION ALL '),
    values: all.flatMap(({ values }) => [...values, ...narrowed.values]),
  };
}

function pieceSql({ span, from, end }: Piece, part: Part) {
  return {
    where: 'f.part = ? AND f.span = ? AND f.first >= ? AND f.first < ?',
    values: [span === 'day' ? 'both' : part, span, from, end],
  };
}
