import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts';
import { readTypedDate } from '../../format/typed-date.ts';
import { periodId } from '../progress/period-groups.ts';

export type Table = CallInput<'report.preview'>['table'];
export type Period = CallOutput<'figure.periods'>[number];

/** What a person chose so far; dates as typed. */
export interface ReportChoice {
  readonly table: Table;
  /** Kind and first day of a named period; null: own dates. */
  readonly period: string | null;
  readonly from: string;
  readonly to: string;
  /** None chosen: all. */
  readonly communes: readonly string[];
  /** Date over the signatures, as typed; not whole: dots. */
  readonly signed: string;
}

export const ownDates = 'own';

/** The question behind a choice; null while its dates are not whole or not in order. */
export function toReportInput(choice: ReportChoice, periods: readonly Period[]): CallInput<'report.preview'> | null {
  const named = periods.find((period) => periodId(period) === choice.period);
  const from = named?.from ?? readTypedDate(choice.from);
  const to = named?.to ?? readTypedDate(choice.to);
  if (from === null || to === null || to < from) return null;
  const { table, communes } = choice;
  const signedOn = readTypedDate(choice.signed);
  return {
    ...{ table, from, to },
    ...(communes.length === 0 ? {} : { communes: [...communes] }),
    ...(signedOn === null ? {} : { signedOn }),
  };
}

/** What is wrong with the date over the signatures; it may be left empty. */
export function signedProblem(signed: string): 'date' | null {
  return signed !== '' && readTypedDate(signed) === null ? 'date' : null;
}

/** What is wrong with own dates, by field. */
export function dateProblems({ from, to }: Pick<ReportChoice, 'from' | 'to'>): {
  readonly from: 'date' | null;
  readonly to: 'date' | 'order' | null;
} {
  const [first, last] = [readTypedDate(from), readTypedDate(to)];
  return {
    from: from !== '' && first === null ? 'date' : null,
    to: to !== '' && last === null ? 'date' : first !== null && last !== null && last < first ? 'order' : null,
  };
}
