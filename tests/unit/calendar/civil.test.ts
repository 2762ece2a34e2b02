import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  civilDate,
  civilMinutes,
  clockOf,
  dateOfDay,
  dayNumber,
  instant,
  isCivilDate,
  minutesOf,
  weekday,
} from '../../../shared/calendar/civil.ts';

describe('civil dates', () => {
  test('the last minute of a day in UTC is already the next day in Việt Nam', () => {
    const atMs = Date.parse('2026-11-20T23:59:00Z');
    expect([civilDate(atMs), civilMinutes(atMs), clockOf(atMs)]).toEqual(['2026-11-21', 419, '06:59']);
  });

  test('local midnight begins the day', () => {
    const midnight = Date.parse('2026-11-20T17:00:00Z');
    expect([civilDate(midnight - 1), civilMinutes(midnight - 1)]).toEqual(['2026-11-20', 1439]);
    expect([civilDate(midnight), civilMinutes(midnight)]).toEqual(['2026-11-21', 0]);
  });

  test('an instant is the civil date and minutes in UTC', () => {
    expect(new Date(instant('2026-11-26', 17 * 60)).toISOString()).toBe('2026-11-26T10:00:00.000Z');
  });

  test('days add over months, years and leap days', () => {
    expect([addDays('2026-12-31', 1), addDays('2028-02-28', 1), addDays('2024-03-01', -1)]).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2024-02-29',
    ]);
  });

  test('weeks begin on Monday', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29', '1969-12-31'].map(weekday)).toEqual([1, 6, 7, 3]);
  });

  test('a month later is the same day number, else the last day of the month', () => {
    const monthsLater = (date: string, months: number) => dateOfDay(addMonths(dayNumber(date), months));
    expect(monthsLater('2026-01-15', 1)).toBe('2026-02-15');
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsLater('2027-12-31', 2)).toBe('2028-02-29');
    expect(monthsLater('2026-11-30', 14)).toBe('2028-01-30');
  });

  test('only existing dates and times of day are taken', () => {
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', ''].map(isCivilDate)).toEqual(
      Array(6).fill(false),
    );
    expect(isCivilDate('2028-02-29')).toBe(true);
    expect(['24:00', '7:30', '12:60', ''].map(minutesOf)).toEqual(Array(4).fill(undefined));
    expect(minutesOf('15:00')).toBe(900);
    expect(() => dayNumber('not a date')).toThrow(RangeError);
    expect(() => civilDate(Number.NaN)).toThrow(RangeError);
  });
});
