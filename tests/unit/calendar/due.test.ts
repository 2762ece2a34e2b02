import { describe, expect, test } from 'vitest';
import { dueFor, type TimeLimit } from '../../../shared/calendar/due.ts';
import { at, calendarWith, communeCalendar, dueText, dueValue, explained } from './commune-calendar.ts';

const calendar = communeCalendar();
const sameDay: TimeLimit = { unit: 'sameDay', value: 1, cutoff: '15:00' };
const due = (limit: TimeLimit, received: string, on = calendar) => dueText(dueFor(on, limit, at(received)));
const workingDays = (value: number, received: string, on = calendar) =>
  due({ unit: 'workingDay', value }, received, on);
const hours = (value: number, received: string, on = calendar) => due({ unit: 'workingHour', value }, received, on);

describe('limits in working days', () => {
  test('the hour of receipt makes no difference', () => {
    const dues = ['00:00', '07:00', '11:45', '15:01', '23:59'].map((clock) => workingDays(1, `2026-11-18 ${clock}`));
    expect(dues).toEqual(Array(5).fill('2026-11-19 17:00:00'));
  });

  test('the day of receipt is the local one', () => {
    expect(dueText(dueFor(calendar, { unit: 'workingDay', value: 1 }, Date.parse('2026-11-18T17:30:00Z')))).toBe(
      '2026-11-20 17:00:00',
    );
  });

  test('a Sunday or a holiday of receipt counts from the next working day', () => {
    expect(workingDays(1, '2026-11-22')).toBe('2026-11-23 17:00:00');
    expect(workingDays(1, '2026-11-24')).toBe('2026-11-25 17:00:00');
  });

  test('a swapped day off is no working day, its Saturday is one', () => {
    expect(workingDays(1, '2024-04-26')).toBe('2024-05-02 17:00:00');
    expect(workingDays(2, '2024-05-02')).toBe('2024-05-04 17:00:00');
  });

  test('a half day counts as a day and its due time is the end of its last session', () => {
    const half = calendarWith([{ date: '2026-11-25', kind: 'halfDay', half: 'morning', name: 'Họp dân' }]);
    expect(workingDays(2, '2026-11-20', half)).toBe('2026-11-25 11:30:00');
    expect(workingDays(3, '2026-11-20', half)).toBe('2026-11-26 17:00:00');
  });

  test('a local day off is skipped and named', () => {
    const festival = calendarWith([{ date: '2026-11-19', kind: 'localOff', name: 'Lễ hội của xã' }]);
    expect(explained(dueFor(festival, { unit: 'workingDay', value: 1 }, at('2026-11-18')))).toEqual([
      '2026-11-18 received - ngày nhận, không tính',
      '2026-11-19 localOff - Lễ hội của xã',
      '2026-11-20 due + ngày thứ 1, hẹn trả',
    ]);
  });
});

describe('same-day limits', () => {
  test('the cut-off itself is not after it', () => {
    expect(due(sameDay, '2026-11-23 15:00:00')).toBe('2026-11-23 17:00:00');
    expect(due(sameDay, '2026-11-23 15:00:01')).toBe('2026-11-25 17:00:00');
  });

  test('the cut-off belongs to the procedure, 15:00 when it names none', () => {
    expect(due({ ...sameDay, cutoff: '16:00' }, '2026-11-23 15:30')).toBe('2026-11-23 17:00:00');
    expect(due({ ...sameDay, cutoff: '10:00' }, '2026-11-23 10:30')).toBe('2026-11-25 17:00:00');
    expect(due({ unit: 'sameDay', value: 1 }, '2026-11-23 15:01')).toBe('2026-11-25 17:00:00');
  });

  test('before opening and at lunch it is due today', () => {
    expect(due(sameDay, '2026-11-23 05:00')).toBe('2026-11-23 17:00:00');
    expect(due(sameDay, '2026-11-23 12:15')).toBe('2026-11-23 17:00:00');
  });

  test('it is never due before it was received', () => {
    const half = calendarWith([{ date: '2026-11-25', kind: 'halfDay', half: 'morning', name: 'Họp dân' }]);
    expect(due(sameDay, '2026-11-25 11:30', half)).toBe('2026-11-25 11:30:00');
    expect(due(sameDay, '2026-11-25 14:00', half)).toBe('2026-11-26 17:00:00');
    expect(due({ ...sameDay, cutoff: '20:00' }, '2026-11-25 17:30')).toBe('2026-11-26 17:00:00');
  });

  test('after the cut-off on the last day before Tết it is due ten days later', () => {
    expect(due(sameDay, '2026-02-13 15:30')).toBe('2026-02-23 17:00:00');
  });

  test('one row tells of today, and the reason is told of the next day', () => {
    expect(explained(dueFor(calendar, sameDay, at('2026-11-23 14:59')))).toEqual([
      '2026-11-23 due + ngày nhận; trả trong ngày',
    ]);
    expect(explained(dueFor(calendar, sameDay, at('2026-11-23 15:01')))).toEqual([
      '2026-11-23 received - ngày nhận; sau 15:00, chuyển sang ngày làm việc tiếp theo',
      '2026-11-24 holiday - Ngày Văn hóa Việt Nam',
      '2026-11-25 due + ngày làm việc tiếp theo, hẹn trả',
    ]);
    expect(explained(dueFor(calendar, sameDay, at('2026-11-28 09:00')))[0]).toBe(
      '2026-11-28 received - ngày nhận (Thứ Bảy)',
    );
  });
});

describe('limits in working hours', () => {
  test('they run over lunch, the night, a weekend and holidays', () => {
    expect(hours(1, '2026-11-18 09:00')).toBe('2026-11-18 10:00:00');
    expect(hours(1, '2026-11-18 11:00')).toBe('2026-11-18 14:00:00');
    expect(hours(1, '2026-11-18 16:30')).toBe('2026-11-19 08:00:00');
    expect(hours(1, '2026-11-20 16:30')).toBe('2026-11-23 08:00:00');
    expect(hours(2, '2026-11-23 16:00')).toBe('2026-11-25 08:30:00');
    expect(hours(1, '2026-02-13 16:30')).toBe('2026-02-23 08:00:00');
  });

  test('outside the sessions they begin with the next one', () => {
    expect(hours(1, '2026-11-18 05:00')).toBe('2026-11-18 08:30:00');
    expect(hours(1, '2026-11-18 12:10')).toBe('2026-11-18 14:30:00');
    expect(hours(1, '2026-11-18 17:00')).toBe('2026-11-19 08:30:00');
    expect(hours(1, '2026-11-21 09:00')).toBe('2026-11-23 08:30:00');
  });

  test('time that ends with a session is due at its end', () => {
    expect(hours(4, '2026-11-18 07:30')).toBe('2026-11-18 11:30:00');
    expect(hours(15, '2026-11-18 07:30')).toBe('2026-11-19 17:00:00');
  });

  test('of a half day only its session counts', () => {
    const half = calendarWith([{ date: '2026-11-19', kind: 'halfDay', half: 'afternoon', name: 'Lễ hội sáng' }]);
    expect(hours(1, '2026-11-18 16:30', half)).toBe('2026-11-19 14:00:00');
    expect(hours(4, '2026-11-18 16:30', half)).toBe('2026-11-19 17:00:00');
    expect(hours(5, '2026-11-18 16:30', half)).toBe('2026-11-20 08:30:00');
  });

  test('seconds are kept', () => {
    expect(hours(1, '2026-11-18 09:00:17')).toBe('2026-11-18 10:00:17');
  });

  test('each day tells what it used', () => {
    expect(explained(dueFor(calendar, { unit: 'workingHour', value: 9 }, at('2026-11-23 15:30')))).toEqual([
      '2026-11-23 received + ngày nhận; tính 1 giờ 30 phút',
      '2026-11-24 holiday - Ngày Văn hóa Việt Nam',
      '2026-11-25 due + tính 7 giờ 30 phút, hẹn trả lúc 17:00',
    ]);
  });
});

describe('limits in calendar days and months', () => {
  test('rest days count, and an end on one moves to the next working day', () => {
    expect(due({ unit: 'calendarDay', value: 15 }, '2026-11-02')).toBe('2026-11-17 17:00:00');
    expect(due({ unit: 'calendarDay', value: 22 }, '2026-11-02')).toBe('2026-11-25 17:00:00');
    expect(due({ unit: 'calendarDay', value: 19 }, '2026-08-03')).toBe('2026-08-22 17:00:00');
  });

  test('months end on the same day number or the last of the month', () => {
    expect(due({ unit: 'calendarMonth', value: 1 }, '2026-10-12')).toBe('2026-11-12 17:00:00');
    expect(due({ unit: 'calendarMonth', value: 1 }, '2025-10-31')).toBe('2025-12-01 17:00:00');
    expect(due({ unit: 'calendarMonth', value: 3 }, '2026-11-30')).toBe('2027-03-01 17:00:00');
  });

  test('the end on a rest day and the move are told', () => {
    expect(explained(dueFor(calendar, { unit: 'calendarDay', value: 2 }, at('2026-11-20'))).slice(1)).toEqual([
      '2026-11-21 rest + ngày thứ 1 (Thứ Bảy)',
      '2026-11-22 rest + ngày thứ 2 (Chủ nhật), trúng ngày nghỉ, chuyển sang ngày làm việc sau',
      '2026-11-23 due - ngày làm việc tiếp theo, hẹn trả',
    ]);
  });
});

describe('the explanation', () => {
  test('it names each skipped day and numbers each counted one', () => {
    expect(explained(dueFor(calendar, { unit: 'workingDay', value: 3 }, at('2026-11-20 16:40')))).toEqual([
      '2026-11-20 received - ngày nhận, không tính',
      '2026-11-21 rest - Thứ Bảy',
      '2026-11-22 rest - Chủ nhật',
      '2026-11-23 counted + ngày thứ 1',
      '2026-11-24 holiday - Ngày Văn hóa Việt Nam',
      '2026-11-25 counted + ngày thứ 2',
      '2026-11-26 due + ngày thứ 3, hẹn trả',
    ]);
  });

  test('it names compensatory days, swapped days and the Saturday that is worked for them', () => {
    expect(explained(dueFor(calendar, { unit: 'workingDay', value: 1 }, at('2026-08-21')))[1]).toBe(
      '2026-08-22 due + ngày thứ 1 (làm bù 31/8), hẹn trả',
    );
    expect(explained(dueFor(calendar, { unit: 'workingDay', value: 1 }, at('2026-08-28'))).slice(1, 6)).toEqual([
      '2026-08-29 rest - Thứ Bảy',
      '2026-08-30 rest - Chủ nhật',
      '2026-08-31 swapOff - Nghỉ hoán đổi',
      '2026-09-01 holiday - Quốc khánh (ngày liền kề)',
      '2026-09-02 holiday - Quốc khánh',
    ]);
    expect(explained(dueFor(calendar, { unit: 'workingDay', value: 1 }, at('2024-02-12')))).toEqual([
      '2024-02-12 received - ngày nhận (Tết Âm lịch), không tính',
      '2024-02-13 compensatoryOff - Tết Âm lịch (nghỉ bù)',
      '2024-02-14 compensatoryOff - Tết Âm lịch (nghỉ bù)',
      '2024-02-15 due + ngày thứ 1, hẹn trả',
    ]);
  });
});

describe('years', () => {
  const years = (received: string) =>
    dueValue(dueFor(calendar, { unit: 'workingDay', value: 3 }, at(received))).provisionalYears;

  test('years without an official notice are reported when they are touched', () => {
    expect(years('2026-12-28')).toEqual([]);
    expect(years('2026-12-30')).toEqual([2027]);
    expect(years('2027-12-30')).toEqual([2027, 2028]);
  });

  test('a count that leaves the covered years is refused with the year that is missing', () => {
    const refusal = (value: number, received: string) => dueFor(calendar, { unit: 'workingDay', value }, at(received));
    const missing = (year: number) => ({ ok: false, refusal: { code: 'calendar.year-missing', params: { year } } });
    expect(refusal(3, '2028-12-28')).toEqual(missing(2029));
    expect(refusal(3, '2023-12-29')).toEqual(missing(2023));
    expect(refusal(3, '2031-01-02')).toEqual(missing(2031));
    expect(refusal(Number.MAX_SAFE_INTEGER, '2026-01-05')).toEqual(missing(2029));
    expect(due({ unit: 'sameDay', value: 1 }, '2028-12-29 15:01')).toBe('calendar.year-missing');
    expect(hours(1, '2028-12-29 16:30')).toBe('calendar.year-missing');
    expect(due({ unit: 'calendarDay', value: 1 }, '2028-12-29')).toBe('calendar.year-missing');
  });

  test('a year that is missing between two covered ones is refused', () => {
    const gap = communeCalendar({ years: [2026, 2028] });
    expect(dueFor(gap, { unit: 'workingDay', value: 3 }, at('2026-12-30'))).toEqual({
      ok: false,
      refusal: { code: 'calendar.year-missing', params: { year: 2027 } },
    });
  });
});

describe('limits that are none', () => {
  test.each<TimeLimit>([
    { unit: 'workingDay', value: 0 },
    { unit: 'workingDay', value: -1 },
    { unit: 'workingHour', value: 1.5 },
    { unit: 'calendarDay', value: Number.NaN },
    { unit: 'sameDay', value: 1, cutoff: '3 pm' },
  ])('%o is refused', (limit) => {
    expect(due(limit, '2026-11-18')).toBe('calendar.limit-invalid');
  });

  test('an instant that is none is refused', () => {
    expect(dueText(dueFor(calendar, sameDay, Number.NaN))).toBe('calendar.instant-invalid');
    expect(dueText(dueFor(calendar, sameDay, 1e300))).toBe('calendar.instant-invalid');
  });
});

describe('the provincial flag that starts a term on the next working day after the cut-off', () => {
  const flagged = communeCalendar({ flags: { afterCutoffStartsNextDay: true } });

  test('it moves the start of a term received after the cut-off, and says so', () => {
    expect(workingDays(3, '2026-11-18 15:00', flagged)).toBe('2026-11-23 17:00:00');
    expect(workingDays(3, '2026-11-18 15:01', flagged)).toBe('2026-11-25 17:00:00');
    expect(explained(dueFor(flagged, { unit: 'workingDay', value: 1 }, at('2026-11-20 16:00')))).toEqual([
      '2026-11-20 received - ngày nhận, không tính',
      '2026-11-21 rest - Thứ Bảy',
      '2026-11-22 rest - Chủ nhật',
      '2026-11-23 deemedReceived - tính như ngày nhận, không tính',
      '2026-11-24 holiday - Ngày Văn hóa Việt Nam',
      '2026-11-25 due + ngày thứ 1, hẹn trả',
    ]);
  });

  test('a dossier of Saturday is not due before one of Friday evening', () => {
    expect(workingDays(1, '2026-11-28 09:00', flagged)).toBe(workingDays(1, '2026-11-27 16:00', flagged));
  });

  test('same-day and hour limits keep their own rule', () => {
    expect(due(sameDay, '2026-11-23 15:01', flagged)).toBe('2026-11-25 17:00:00');
    expect(hours(1, '2026-11-23 15:30', flagged)).toBe('2026-11-23 16:30:00');
  });
});
