import type { FigureScope } from '../../figure-scope.ts';
import { createFigureReads, type EndedFigure, type FigureReads, officerNames } from '../../figures.ts';
import type { Ask } from '../ask.ts';
import { type EndedRows, endedRowsSql, sourceOf } from './ended-rows.ts';

const sums = `sum(f.early) AS early, sum(f.on_time) AS "onTime", sum(f.late) AS late, sum(f.timed) AS timed,
  sum(f.saved_ms) AS "savedMs", sum(f.granted_ms) AS "grantedMs", sum(f.used_ms) AS "usedMs"`;
const monthOfSpan = "to_char(date '1970-01-01' + f.first::integer, 'YYYY-MM')";

/** Figures from counts that the server keeps (migrations 0180 and 0220): what ended is never counted dossier by dossier. */
export function createCountedFigures(ask: Ask): FigureReads {
  return {
    ...createFigureReads(ask),
    endedBy(group, window, scope) {
      const { text, values } = endedRowsSql(window, scope, askedOf(group, scope));
      return ask<EndedFigure>(`SELECT key, ${sums} FROM (${text}) f GROUP BY key ${some}`, ...values);
    },
    endedByOfficer(window, scope) {
      const part = scope.procedures === undefined ? 'officer' : 'both';
      const source = { table: 'ended_count', part } as const;
      const { text, values } = endedRowsSql(window, scope, { source, longest: 'quarter', key: 'f.officer' });
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

function askedOf(group: 'commune' | 'procedure' | 'month', scope: FigureScope): EndedRows {
  switch (group) {
    case 'commune':
      return { source: sourceOf(scope, 'commune'), longest: 'quarter', key: 'f.commune' };
    case 'procedure':
      return { source: sourceOf(scope, 'procedure'), longest: 'quarter', key: 'f.procedure_code' };
    case 'month':
      return { source: sourceOf(scope), longest: 'half', key: monthOfSpan };
  }
}
