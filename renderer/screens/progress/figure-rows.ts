import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { againstLastYear, againstLaw } from '../../../shared/report/speed.ts';
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
export const periodKeys = {
  month: 'progress.period.month',
  quarter: 'progress.period.quarter',
  half: 'progress.period.half',
  year: 'progress.period.year',
} as const;

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
  readonly now: { readonly open: number; readonly overdue: number; readonly willBeLate: number } | null;
  readonly commune: Overview['communes'][number] | null;
  /** What a list is asked for the dossiers behind the line. */
  readonly asked: Pick<FigureFilter['asked'], 'commune' | 'field'>;
  readonly ended: NonNullable<FigureFilter['asked']['ended']>;
}

/** Whom and what the board is narrowed to. */
export interface Scope {
  readonly commune: string | null;
  readonly field: string | null;
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

/** What a list is asked for besides the line's own key. */
export function scopeAsked({ commune, field }: Scope): Pick<FigureFilter['asked'], 'commune' | 'field'> {
  return { ...(commune === null ? {} : { commune }), ...(field === null ? {} : { field }) };
}

export function figureRows(overview: Overview, { group, period, scope }: Board, t: TFunction): readonly FigureRow[] {
  const ended = { from: period.from, to: period.to };
  const asked = scopeAsked(scope);
  const plain = { more: '', lastYear: null, now: null, commune: null, asked, ended };
  switch (group) {
    case 'communes':
      return overview.communes
        .filter(({ code }) => scope.commune === null || code === scope.commune)
        .map((row) => ({
          ...plain,
          ...row,
          id: row.code,
          law: againstLaw(row.speed),
          lastYear: againstLastYear(row.speed, row.lastYear),
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
        law: againstLaw(row.speed),
        lastYear: againstLastYear(row.speed, row.lastYear),
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
        law: againstLaw(row.speed),
        lastYear: againstLastYear(row.speed, row.lastYear),
        asked: { ...asked, commune },
        ended: { ...ended, officer: row.id },
      }));
    case 'months':
      return overview.months.map((row) => ({
        ...plain,
        early: row.early,
        onTime: row.onTime,
        late: row.late,
        id: row.month,
        name: `${row.month.slice(5)}/${row.month.slice(0, 4)}`,
        law: againstLaw(row.speed),
        lastYear: againstLastYear(row.speed, row.lastYear),
        ended: { from: row.from, to: row.to },
      }));
  }
}

/** `−27,3%` with a true minus sign; a dash of nothing. */
export function percentWord(percent: number | null): string {
  if (percent === null) return '–';
  const sign = percent < 0 ? '−' : percent > 0 ? '+' : '';
  return `${sign}${String(Math.abs(percent)).replace('.', ',')}%`;
}
