import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/calendar/civil.ts';
import { namedPeriod, periodsAround } from '../../../shared/report/periods.ts';

const rules = { periodEndDay: 14, yearEnd: { month: 12, day: 14 } };
const daysOf = (kind: 'month' | 'quarter' | 'half' | 'year', number: number) => {
  const { from, to } = namedPeriod(rules, kind, number, 2027);
  return [from, to];
};

describe('a reporting period', () => {
  it('has its own cut-off days, by the decree’s numbers', () => {
    expect([1, 2, 3, 4].map((number) => daysOf('quarter', number))).toEqual([
      ['2026-12-15', '2027-03-14'],
      ['2027-03-15', '2027-06-14'],
      ['2027-06-15', '2027-09-14'],
      ['2027-09-15', '2027-12-14'],
    ]);
    expect([1, 2].map((number) => daysOf('half', number))).toEqual([
      ['2026-12-15', '2027-06-14'],
      ['2027-06-15', '2027-12-14'],
    ]);
    expect(daysOf('year', 1)).toEqual(['2026-12-15', '2027-12-14']);
    expect([daysOf('month', 2), daysOf('month', 12)]).toEqual([
      ['2027-02-01', '2027-02-28'],
      ['2027-12-01', '2027-12-31'],
    ]);
  });

  it('is offered as the one that runs and those before it, back to the same one of the year before', () => {
    expect(periodsAround(rules, '2026-12-15').map(({ kind, number, year }) => `${kind} ${number}/${year}`)).toEqual([
      ...Array.from({ length: 12 }, (_, at) => `month ${12 - at}/2026`),
      'month 12/2025',
      'quarter 1/2027',
      ...Array.from({ length: 4 }, (_, at) => `quarter ${4 - at}/2026`),
      'half 1/2027',
      'half 2/2026',
      'half 1/2026',
      'year 1/2027',
      'year 1/2026',
    ]);
  });

  it('joins the next without a gap, whatever the days are', () => {
    const anyRules = fc.record({
      periodEndDay: fc.integer({ min: 1, max: 28 }),
      yearEnd: fc.record({ month: fc.constant(12), day: fc.integer({ min: 1, max: 28 }) }),
    });
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 2020, max: 2090 }), (anyRule, year) => {
        const all = [1, 2, 3, 4].map((number) => namedPeriod(anyRule, 'quarter', number, year));
        all.push(namedPeriod(anyRule, 'quarter', 1, year + 1));
        for (const [at, { to }] of all.slice(0, -1).entries()) expect(all[at + 1]?.from).toBe(addDays(to, 1));
        const whole = namedPeriod(anyRule, 'year', 1, year);
        expect([whole.from, whole.to]).toEqual([all[0]?.from, all[3]?.to]);
      }),
    );
  });
});
