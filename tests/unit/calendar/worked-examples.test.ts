import { describe, expect, test } from 'vitest';
import { dueFor, resumedDue, type TimeLimit } from '../../../shared/calendar/due.ts';
import { at, communeCalendar, dueText, dueValue } from './commune-calendar.ts';

const calendar = communeCalendar();
const workingDays = (value: number): TimeLimit => ({ unit: 'workingDay', value });
const sameDay: TimeLimit = { unit: 'sameDay', value: 1, cutoff: '15:00' };

/** The counted days of the month as 'MM-DD', and the due instant. */
function counted(limit: TimeLimit, received: string): readonly [string, string] {
  const result = dueFor(calendar, limit, at(received));
  const days = dueValue(result).dueExplained.filter((day) => day.counted);
  return [days.map((day) => day.date.slice(5)).join(' '), dueText(result)];
}

describe('the worked examples of the due-date rules', () => {
  test('1: three days over a weekend', () => {
    expect(counted(workingDays(3), '2026-11-18 09:00')).toEqual(['11-19 11-20 11-23', '2026-11-23 17:00:00']);
  });

  test('2: the hour of receipt does not matter, the holiday of 24/11 is skipped', () => {
    expect(counted(workingDays(3), '2026-11-20 16:40')).toEqual(['11-23 11-25 11-26', '2026-11-26 17:00:00']);
  });

  test('3: a same-day limit before the cut-off is due today', () => {
    expect(counted(sameDay, '2026-11-23 14:59')).toEqual(['11-23', '2026-11-23 17:00:00']);
  });

  test('4: a same-day limit after the cut-off is due on the next working day', () => {
    expect(counted(sameDay, '2026-11-23 15:01')).toEqual(['11-25', '2026-11-25 17:00:00']);
  });

  test('5: a swapped Saturday counts', () => {
    expect(counted(workingDays(2), '2026-08-21')).toEqual(['08-22 08-24', '2026-08-24 17:00:00']);
  });

  test('6: the days off of 2/9 with the swap of 31/8', () => {
    expect(counted(workingDays(5), '2026-08-27')).toEqual(['08-28 09-03 09-04 09-07 09-08', '2026-09-08 17:00:00']);
  });

  test('7: over Tết', () => {
    expect(counted(workingDays(3), '2026-02-12')).toEqual(['02-13 02-23 02-24', '2026-02-24 17:00:00']);
  });

  test('8: thirty days that end in Tết end on the next working day', () => {
    const result = dueFor(calendar, { unit: 'calendarDay', value: 30 }, at('2026-01-20'));
    const days = dueValue(result).dueExplained.filter((day) => day.counted);
    expect([days.length, days.at(-1)?.date, dueText(result)]).toEqual([30, '2026-02-19', '2026-02-23 17:00:00']);
  });

  test('9: a Saturday session counts from Monday', () => {
    expect(counted(workingDays(3), '2026-11-28 09:00')).toEqual(['11-30 12-01 12-02', '2026-12-02 17:00:00']);
    expect(counted(sameDay, '2026-11-28 09:00')).toEqual(['11-30', '2026-11-30 17:00:00']);
  });

  test('10: 30/4, 1/5 and a swapped day off', () => {
    expect(counted(workingDays(3), '2025-04-29')).toEqual(['05-05 05-06 05-07', '2025-05-07 17:00:00']);
  });

  test('11: Saturday 26/4 is worked', () => {
    expect(counted(workingDays(3), '2025-04-25')).toEqual(['04-26 04-28 04-29', '2025-04-29 17:00:00']);
  });

  test('12: a supplement with two days used, three left or five anew', () => {
    const pauses = [{ pausedAt: at('2026-10-07 10:00'), resumedAt: at('2026-10-15 10:00') }];
    const due = (policy: 'resume' | 'restart') =>
      resumedDue(calendar, workingDays(5), { receivedAt: at('2026-10-05'), pauses, policy });
    const countedDays = (policy: 'resume' | 'restart') =>
      dueValue(due(policy))
        .dueExplained.filter((day) => day.counted)
        .map((day) => day.date.slice(5));
    expect([dueText(due('resume')), countedDays('resume')]).toEqual([
      '2026-10-20 17:00:00',
      ['10-06', '10-07', '10-16', '10-19', '10-20'],
    ]);
    expect([dueText(due('restart')), countedDays('restart')]).toEqual([
      '2026-10-22 17:00:00',
      ['10-16', '10-19', '10-20', '10-21', '10-22'],
    ]);
  });

  test('13: a compensatory day and two holidays', () => {
    expect(counted(workingDays(7), '2026-04-22')).toEqual([
      '04-23 04-24 04-28 04-29 05-04 05-05 05-06',
      '2026-05-06 17:00:00',
    ]);
  });
});
