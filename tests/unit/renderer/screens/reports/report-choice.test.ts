import { expect, test } from 'vitest';
import { periodId } from '../../../../../renderer/screens/progress/period-groups.ts';
import {
  dateProblems,
  type Period,
  type ReportChoice,
  signedProblem,
  toReportInput,
} from '../../../../../renderer/screens/reports/report-choice.ts';

const quarter: Period = { kind: 'quarter', number: 4, year: 2026, from: '2026-09-15', to: '2026-12-14' };
const choice: ReportChoice = { table: 'II.06b', period: periodId(quarter), from: '', to: '', communes: [], signed: '' };

test('a named period asks for its own days, and nothing of communes where none is chosen', () => {
  expect(toReportInput(choice, [quarter])).toEqual({ table: 'II.06b', from: '2026-09-15', to: '2026-12-14' });
});

test('own dates are asked for as typed, with the chosen communes', () => {
  const own = { ...choice, period: null, from: '1/2/2026', to: '28022026', communes: ['H60.15.3'] };
  const asked = { table: 'II.06b', from: '2026-02-01', to: '2026-02-28', communes: ['H60.15.3'] };
  expect(toReportInput(own, [quarter])).toEqual(asked);
});

test('dates that are not whole or not in order ask nothing and say what is wrong', () => {
  const own = { ...choice, period: null };
  expect(toReportInput({ ...own, from: '1/2', to: '3/2/2026' }, [quarter])).toBeNull();
  expect(toReportInput({ ...own, from: '4/2/2026', to: '3/2/2026' }, [quarter])).toBeNull();
  expect(dateProblems({ from: '31/2/2026', to: '' })).toEqual({ from: 'date', to: null });
  expect(dateProblems({ from: '4/2/2026', to: '3/2/2026' })).toEqual({ from: null, to: 'order' });
  expect(dateProblems({ from: '', to: '' })).toEqual({ from: null, to: null });
});

test('a report is signed on the typed day, and on none where that is empty or no day', () => {
  expect(toReportInput({ ...choice, signed: '5/1/2027' }, [quarter])).toMatchObject({ signedOn: '2027-01-05' });
  for (const signed of ['', '31/2/2027'])
    expect(toReportInput({ ...choice, signed }, [quarter])).not.toHaveProperty('signedOn');
  expect(['', '5/1/2027', '31/2/2027'].map(signedProblem)).toEqual([null, null, 'date']);
});
