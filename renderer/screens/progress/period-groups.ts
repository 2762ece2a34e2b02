import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';

type Period = CallOutput<'figure.periods'>[number];

const kinds = ['year', 'half', 'quarter', 'month'] as const satisfies readonly Period['kind'][];
const groupKeys = {
  year: 'progress.periods.year',
  half: 'progress.periods.half',
  quarter: 'progress.periods.quarter',
  month: 'progress.periods.month',
} as const;
const periodKeys = {
  month: 'progress.period.month',
  quarter: 'progress.period.quarter',
  half: 'progress.period.half',
  year: 'progress.period.year',
} as const;

/** What a chooser shows of a period. */
export function periodId({ kind, from }: Period): string {
  return `${kind} ${from}`;
}

/** Periods for a chooser, by kind from the longest. */
export function periodGroups(periods: readonly Period[], t: TFunction) {
  return kinds.map((kind) => ({
    group: t(groupKeys[kind]),
    items: periods
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: periodId(one), label: t(periodKeys[kind], { number: one.number, year: one.year }) })),
  }));
}
