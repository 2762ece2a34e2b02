import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { againstLastYear, againstLaw, type Speed } from '../../../shared/report/speed.ts';
import type { FigureFilter } from '../dossiers/list-store.ts';

export type Overview = CallOutput<'figure.overview'>;
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const groupings = ['communes', 'fields', 'officers', 'months'] as const;
export type Grouping = (typeof groupings)[number];
export const groupKeys = {
  communes: 'progress.tab.communes',
  fields: 'progress.tab.fields',
  officers: 'progress.tab.officers',
  months: 'progress.tab.months',
} as const satisfies Record<Grouping, string>;

/** One line of the board, whatever it is grouped by. Percent with a sign, null where there is nothing to compare. */
export interface FigureRow {
  readonly id: string;
  readonly name: string;
  readonly more: string;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly law: number | null;
  readonly lastYear: number | null;
  /** How many dossiers the two shares are counted from: of the line itself and of the year before. */
  readonly timed: { readonly now: number; readonly before: number };
  readonly now: { readonly open: number; readonly overdue: number; readonly willBeLate: number } | null;
  readonly commune: Overview['communes'][number] | null;
  /** What a list is asked for the dossiers behind the line. */
  readonly asked: Pick<FigureFilter['asked'], 'commune' | 'field'>;
  readonly ended: NonNullable<FigureFilter['asked']['ended']>;
  /** The same a year before. */
  readonly before: NonNullable<FigureFilter['asked']['ended']>;
}

/** Whom and what the board is narrowed to. */
export interface Scope {
  readonly commune: string | null;
  readonly field: string | null;
  /** Commune and id of who wrote the result, with a space between them. */
  readonly officer: string | null;
}

export interface Board {
  readonly group: Grouping;
  readonly period: Period;
  readonly scope: Scope;
}

/** Not heard of for so many days, or never. */
export function isSilent({ silentDays }: Overview['communes'][number], days: number): boolean {
  return silentDays === null || silentDays >= days;
}

/** The communes that the board's figures are of. */
export function communesIn({ communes }: Overview, scope: Scope): Overview['communes'] {
  const { commune } = scopeAsked(scope);
  return communes.filter(({ code }) => commune === undefined || code === commune);
}

/** The officer that a board is narrowed to. */
export function officerOf({
  officer,
}: Pick<Scope, 'officer'>): { readonly commune: string; readonly id: string } | null {
  if (officer === null) return null;
  const space = officer.indexOf(' ');
  return { commune: officer.slice(0, space), id: officer.slice(space + 1) };
}

/** The commune whose figures miss the most whole days, at least one. */
export function furthestBehind(
  communes: Overview['communes'],
): { readonly name: string; readonly daysBehind: number } | null {
  const [last] = communes
    .map(({ name, daysBehind }) => ({ name, daysBehind: daysBehind ?? 0 }))
    .toSorted((a, b) => b.daysBehind - a.daysBehind);
  return last === undefined || last.daysBehind === 0 ? null : last;
}

/** What a list is asked for besides the line's own key. */
export function scopeAsked(scope: Scope): Pick<FigureFilter['asked'], 'commune' | 'field'> {
  const commune = officerOf(scope)?.commune ?? scope.commune;
  const { field } = scope;
  return { ...(commune === null ? {} : { commune }), ...(field === null ? {} : { field }) };
}

/** The two shares of a line, and how many dossiers each year has in them. */
export function timesOf({
  speed,
  lastYear,
}: {
  readonly speed: Speed;
  readonly lastYear: Speed;
}): Pick<FigureRow, 'law' | 'lastYear' | 'timed'> {
  return {
    law: againstLaw(speed),
    lastYear: againstLastYear(speed, lastYear),
    timed: { now: speed.timed, before: lastYear.timed },
  };
}

export function figureRows(overview: Overview, { group, period, scope }: Board, t: TFunction): readonly FigureRow[] {
  const officer = officerOf(scope);
  const by = officer === null ? {} : { officer: officer.id };
  const ended = { from: period.from, to: period.to, ...by };
  const asked = scopeAsked(scope);
  const before = { ...overview.before, ...by };
  const plain = { more: '', now: null, commune: null, asked, ended, before };
  switch (group) {
    case 'communes':
      return communesIn(overview, scope).map((row) => ({
        ...plain,
        ...row,
        id: row.code,
        ...timesOf(row),
        now: row,
        commune: row,
        asked: { ...asked, commune: row.code },
      }));
    case 'fields':
      return overview.fields.map((row) => ({
        ...plain,
        ...row,
        id: row.field,
        name: row.field,
        ...timesOf(row),
        now: row,
        asked: { ...asked, field: row.field },
      }));
    case 'officers':
      return overview.officers.map(({ commune, ...row }) => ({
        ...plain,
        ...row,
        id: `${commune} ${row.id}`,
        name: row.name || t('progress.row.noName'),
        more: row.communeName,
        ...timesOf(row),
        asked: { ...asked, commune },
        ended: { ...ended, officer: row.id },
        before: { ...before, officer: row.id },
      }));
    case 'months':
      return overview.months.map((row) => ({
        ...plain,
        early: row.early,
        onTime: row.onTime,
        late: row.late,
        id: row.month,
        name: `${row.month.slice(5)}/${row.month.slice(0, 4)}`,
        ...timesOf(row),
        ended: { from: row.from, to: row.to, ...by },
        before: { ...row.before, ...by },
      }));
  }
}

/** `−27,3%` with a true minus sign; a dash of nothing. */
export function percentWord(percent: number | null): string {
  if (percent === null) return '–';
  const sign = percent < 0 ? '−' : percent > 0 ? '+' : '';
  return `${sign}${String(Math.abs(percent)).replace('.', ',')}%`;
}
