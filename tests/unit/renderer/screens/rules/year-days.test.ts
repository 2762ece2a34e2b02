import { describe, expect, it } from 'vitest';
import { dayByKey, daysByDate, monthsOf, yearsOf } from '../../../../../renderer/screens/rules/year-days.ts';

describe('a year on one page', () => {
  it('has every day once, in weeks from Monday to Sunday', () => {
    const months = monthsOf(2028);
    const days = months.flatMap(({ weeks }) => weeks.flat().filter((day) => day !== null));
    expect([months.length, days.length, new Set(days).size]).toEqual([12, 366, 366]);
    expect(months[1]?.weeks[0]).toEqual([
      null,
      '2028-02-01',
      '2028-02-02',
      '2028-02-03',
      '2028-02-04',
      '2028-02-05',
      '2028-02-06',
    ]);
    expect(months.every(({ weeks }) => weeks.every((week) => week.length === 7))).toBe(true);
  });

  it('leads from day to day by the arrows, and not out of the year', () => {
    expect(dayByKey('2026-11-24', 'ArrowRight')).toBe('2026-11-25');
    expect(dayByKey('2026-11-24', 'ArrowUp')).toBe('2026-11-17');
    expect(dayByKey('2026-01-01', 'ArrowLeft')).toBe('2026-01-01');
    expect(dayByKey('2026-01-01', 'Enter')).toBeNull();
  });

  it('offers the years that have days, this one, and one to begin', () => {
    const content = { days: [{ date: '2026-01-01' }, { date: '2027-09-02' }, { date: 'mai' }, 3] };
    expect(yearsOf(content, 2026)).toEqual([2026, 2027, 2028]);
    expect(yearsOf({}, 2026)).toEqual([2026, 2027]);
    expect([...daysByDate(content).keys()]).toEqual(['2026-01-01', '2027-09-02', 'mai']);
  });
});
