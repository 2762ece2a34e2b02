import type { Ask } from './district/ask.ts';
import type { FigureScope, FigureWindow } from './figure-scope.ts';
import { endedSql, openWhere, scopeSql, willBeLateWhere } from './figure-sql.ts';

/** What ended inside a window, of one key. Sums in ms, over dossiers that had a date and came to a result. */
export interface EndedFigure {
  readonly key: string;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  /** How many the sums below are of. */
  readonly timed: number;
  readonly savedMs: number;
  readonly grantedMs: number;
  readonly usedMs: number;
}

interface OpenFigure {
  readonly key: string;
  readonly open: number;
  readonly overdue: number;
  readonly paused: number;
  readonly today: number;
  readonly tomorrow: number;
}

/** Counting by the store, behind one narrow door: every question is answered by aggregates, never by reading dossiers. */
export interface FigureReads {
  /** `month`: of the result in +07:00, `2026-11`. `procedure` and `commune`: their codes. */
  endedBy(
    group: 'commune' | 'procedure' | 'month',
    window: FigureWindow,
    scope: FigureScope,
  ): Promise<readonly EndedFigure[]>;
  /** By who wrote the result: commune and actor, with a space between them. */
  endedByOfficer(
    window: FigureWindow,
    scope: FigureScope,
  ): Promise<readonly (EndedFigure & { readonly name: string | null; readonly commune: string })[]>;
  openBy(
    group: 'commune' | 'procedure',
    now: { readonly nowMs: number; readonly todayEndMs: number; readonly tomorrowEndMs: number },
    scope: FigureScope,
  ): Promise<readonly OpenFigure[]>;
  /** How many of those under way the last forecast says will be late, and are not yet. */
  willBeLateBy(
    group: 'commune' | 'procedure',
    nowMs: number,
    scope: FigureScope,
  ): Promise<readonly { readonly key: string; readonly late: number }[]>;
  /** When a batch of each commune last came in, by any road, ms UTC. */
  lastBatches(): Promise<readonly { readonly commune: string; readonly at: number }[]>;
}

const groupColumns = {
  commune: 'd.commune',
  procedure: 'd.procedure_code',
  month: "strftime('%Y-%m', (d.resolved_at + 25200000) / 1000, 'unixepoch')",
} as const;

const figureQueries = {
  lastBatches: `SELECT commune, at FROM (SELECT c.commune, (SELECT b.at FROM batch b
      WHERE b.commune = c.commune AND b.state IN ('accepted', 'duplicate', 'gap') ORDER BY b.at DESC LIMIT 1) AS at FROM commune c) AS heard WHERE at IS NOT NULL`,
} as const;

/** One name where several desks of a commune know somebody by the same id. */
export const officerNames = (commune: string, id: string): string =>
  `SELECT max(s.name) FROM staff s WHERE s.commune = ${commune} AND s.id = ${id}`;

export function createFigureReads(ask: Ask): FigureReads {
  return {
    async endedBy(group, window, scope) {
      const { columns, where, values } = endedSql(window, scope);
      const key = groupColumns[group];
      return ask<EndedFigure>(`SELECT ${key} AS key, ${columns} FROM dossier d WHERE ${where} GROUP BY 1`, ...values);
    },
    async endedByOfficer(window, scope) {
      const { columns, where, values } = endedSql(window, scope);
      return ask<EndedFigure & { name: string | null; commune: string }>(
        `SELECT d.commune || ' ' || d.resolved_by AS key, (${officerNames('d.commune', 'd.resolved_by')}) AS name, d.commune, ${columns}
         FROM dossier d WHERE ${where} AND d.resolved_by IS NOT NULL GROUP BY d.commune, d.resolved_by`,
        ...values,
      );
    },
    async openBy(group, { nowMs, todayEndMs, tomorrowEndMs }, scope) {
      const { where, values } = scopeSql(scope);
      const key = groupColumns[group];
      const count = (condition: string) => `sum(CASE WHEN d.running = 1 AND ${condition} THEN 1 ELSE 0 END)`;
      return ask<OpenFigure>(
        `SELECT ${key} AS key, count(*) AS open, ${count('d.due_at < ?')} AS overdue,
           sum(CASE WHEN d.status IN ('supplementRequested', 'paymentRequested') THEN 1 ELSE 0 END) AS paused,
           ${count('d.due_at >= ? AND d.due_at < ?')} AS today, ${count('d.due_at >= ? AND d.due_at < ?')} AS tomorrow
         FROM dossier d WHERE ${openWhere}${where} GROUP BY 1`,
        ...[nowMs, nowMs, todayEndMs, Math.max(nowMs, todayEndMs), tomorrowEndMs],
        ...values,
      );
    },
    async willBeLateBy(group, nowMs, scope) {
      const { where, values } = scopeSql(scope);
      return ask<{ key: string; late: number }>(
        `SELECT ${groupColumns[group]} AS key, count(*) AS late FROM dossier d WHERE ${willBeLateWhere}${where} GROUP BY 1`,
        nowMs,
        ...values,
      );
    },
    async lastBatches() {
      return ask<{ commune: string; at: number }>(figureQueries.lastBatches);
    },
  };
}
