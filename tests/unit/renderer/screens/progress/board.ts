import type i18next from 'i18next';
import {
  type FigureRow,
  figureRows,
  type Grouping,
  type Overview,
  type Scope,
} from '../../../../../renderer/screens/progress/figure-rows.ts';

export const period = { from: '2025-12-15', to: '2026-12-14' } as const;

export const before = { from: '2024-12-15', to: '2025-12-14' } as const;

/** 8 of 16 hours unused; the year before its mean was 4 fifths of this one's. */
const speed = { timed: 4, savedMs: 8, grantedMs: 16, usedMs: 8 };
const lastYear = { timed: 5, savedMs: 8, grantedMs: 16, usedMs: 8 };
const counts = { early: 3, onTime: 2, late: 1, speed };
const open = { open: 4, overdue: 1, willBeLate: 0 };

export function communeRow(
  name: string,
  over: Partial<Overview['communes'][number]> = {},
): Overview['communes'][number] {
  const complete = { completeUpTo: '2026-12-01T02:00:00.000Z', daysBehind: 0, silentDays: 0 };
  return { code: name, name, ...counts, lastYear, ...open, ...complete, ...over };
}

/** A board over these communes with a line of each kind, and its rows as the screen makes them. */
export function boardOf(communes: Overview['communes']): {
  readonly board: Overview;
  rowsOf(group: Grouping, t: typeof i18next.t, scope?: Partial<Scope>): readonly FigureRow[];
} {
  const board: Overview = {
    ended: counts,
    lastYear: { early: 5, onTime: 0, late: 0, speed: lastYear },
    before,
    now: { ...open, paused: 0, today: 0, nextDay: 0 },
    forecast: null,
    nextDayOn: '2026-12-02',
    communes,
    fields: [{ field: 'Hộ tịch', ...counts, lastYear, ...open }],
    officers: [{ id: 'u1', name: 'Lò Thị Mai', commune: 'A', communeName: 'Xã A', ...counts, lastYear }],
    months: [
      {
        month: '2026-11',
        from: '2026-11-01',
        to: '2026-11-30',
        before: { from: '2025-11-01', to: '2025-11-30' },
        ...counts,
        lastYear,
      },
    ],
    silentAfterDays: 3,
  };
  return {
    board,
    rowsOf: (group, t, scope = {}) =>
      figureRows(board, { group, period, scope: { commune: null, field: null, officer: null, ...scope } }, t),
  };
}
