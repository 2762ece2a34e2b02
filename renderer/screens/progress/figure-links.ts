import type { FigureFilter } from '../dossiers/list-store.ts';
import {
  type FigureRow,
  type Overview,
  officerOf,
  type Period,
  type Scope,
  scopeAsked,
  timesOf,
} from './figure-rows.ts';

/** A figure and the list that it opens into: as many dossiers as it counts; a share opens what it is counted from. */
export interface Figure {
  readonly count: number;
  readonly asked: FigureFilter['asked'];
}

type Ended = NonNullable<FigureFilter['asked']['ended']>;

export const endedParts = ['ended', 'early', 'onTime', 'late'] as const;
export const timeParts = ['law', 'lastYear'] as const;
export const nowParts = ['open', 'overdue', 'willBeLate'] as const;
export type FigurePart = (typeof endedParts | typeof timeParts | typeof nowParts)[number];
/** What stands over the list that a part opens. */
export const partKeys = {
  ended: 'progress.column.ended',
  early: 'progress.column.early',
  onTime: 'progress.column.onTime',
  late: 'progress.column.late',
  law: 'progress.column.law',
  lastYear: 'progress.column.sameLastYear',
  open: 'progress.column.open',
  overdue: 'progress.column.overdue',
  willBeLate: 'progress.column.willBeLate',
} as const satisfies Record<FigurePart, string>;

/** Every figure of a line of the board. */
export function rowFigures(row: FigureRow): Record<FigurePart, Figure> {
  const { early, onTime, late, lastYear, timed, asked, ended, before, now } = row;
  const of = (wanted: Ended): Figure['asked'] => ({ ...asked, ended: wanted });
  return {
    ended: { count: early + onTime + late, asked: of(ended) },
    early: { count: early, asked: of({ ...ended, class: 'early' }) },
    onTime: { count: onTime, asked: of({ ...ended, class: 'onTime' }) },
    late: { count: late, asked: of({ ...ended, class: 'late' }) },
    law: { count: timed.now, asked: of({ ...ended, timed: true }) },
    // The line's own year opens beside it, so that this opens the other side.
    lastYear: { count: lastYear === null ? 0 : timed.before, asked: of({ ...before, timed: true }) },
    open: { count: now?.open ?? 0, asked: { ...asked, state: 'open' } },
    overdue: { count: now?.overdue ?? 0, asked: { ...asked, due: 'overdue' } },
    willBeLate: { count: now?.willBeLate ?? 0, asked: { ...asked, forecast: true } },
  };
}

type CardPart = 'inTime' | 'ended' | 'law' | 'lastYear' | 'before' | keyof Overview['now'];

/** Every figure of the cards above the board. */
export function cardFigures(
  { ended: { early, onTime, late, speed }, lastYear: { speed: speedBefore }, before, now }: Overview,
  { period, scope }: { readonly period: Period; readonly scope: Scope },
): Record<CardPart, Figure> {
  const asked = scopeAsked(scope);
  const officer = officerOf(scope);
  const by = officer === null ? {} : { officer: officer.id };
  const ended = { from: period.from, to: period.to, ...by };
  const timedBefore: Figure['asked'] = { ...asked, ended: { ...before, ...by, timed: true } };
  const { lastYear, timed } = timesOf({ speed, lastYear: speedBefore });
  return {
    inTime: { count: early + onTime, asked: { ...asked, ended: { ...ended, class: 'inTime' } } },
    ended: { count: early + onTime + late, asked: { ...asked, ended } },
    law: { count: timed.now, asked: { ...asked, ended: { ...ended, timed: true } } },
    lastYear: { count: lastYear === null ? 0 : timed.before, asked: timedBefore },
    before: { count: timed.before, asked: timedBefore },
    open: { count: now.open, asked: { ...asked, state: 'open' } },
    overdue: { count: now.overdue, asked: { ...asked, due: 'overdue' } },
    willBeLate: { count: now.willBeLate, asked: { ...asked, forecast: true } },
    today: { count: now.today, asked: { ...asked, due: 'today' } },
    nextDay: { count: now.nextDay, asked: { ...asked, due: 'nextDay' } },
    paused: { count: now.paused, asked: { ...asked, state: 'paused' } },
  };
}
