import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../../shared/calendar/calendar.ts';
import { parseCalendarData } from '../../../shared/calendar/calendar-data.ts';
import { dateOfDay, dayNumber } from '../../../shared/calendar/civil.ts';
import { calendarWith, communeCalendar, communeData, local } from './commune-calendar.ts';

const sessionsOn = (calendar: ReturnType<typeof communeCalendar>, date: string) =>
  calendar
    .sessions(dayNumber(date))
    .map((span) => `${local(span.fromMs).slice(11, 16)}-${local(span.toMs).slice(11, 16)}`);

describe('the shipped calendar', () => {
  const calendar = communeCalendar();
  const offWeekdays = (year: number) => {
    const off: string[] = [];
    for (let day = dayNumber(`${year}-01-01`); day <= dayNumber(`${year}-12-31`); day += 1) {
      const facts = calendar.facts(dateOfDay(day));
      if (facts.weekday <= 5 && !facts.working) off.push(facts.date.slice(5));
    }
    return off.join(' ');
  };
  const workedWeekends = (year: number) =>
    communeData()
      .days.filter((day) => day.date.startsWith(String(year)) && day.kind === 'swapWork')
      .map((day) => day.date.slice(5));

  test('it covers 2024 to 2028 and knows that 2027 and 2028 have no official notice', () => {
    expect([calendar.years, calendar.unofficialYears]).toEqual([
      [2024, 2025, 2026, 2027, 2028],
      [2027, 2028],
    ]);
  });

  test('the weekdays off are those of the table', () => {
    expect([2024, 2025, 2026, 2027, 2028].map(offWeekdays)).toEqual([
      '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
      '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
      '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24',
      '01-01 02-05 02-08 02-09 02-10 02-11 04-16 04-30 05-03 09-01 09-02 11-24',
      '01-03 01-24 01-25 01-26 01-27 01-28 04-04 05-01 05-02 09-01 09-04 11-24',
    ]);
  });

  test('the Saturdays worked are those of the swaps', () => {
    expect([2024, 2025, 2026, 2027, 2028].map(workedWeekends)).toEqual([
      ['05-04'],
      ['04-26'],
      ['01-10', '08-22'],
      [],
      [],
    ]);
    expect(calendar.facts('2026-08-22').working).toBe(true);
    expect(calendar.facts('2026-08-29').working).toBe(false);
  });

  test('a day outside the covered years is not worked and is marked', () => {
    expect(calendar.facts('2029-01-02')).toEqual({
      date: '2029-01-02',
      weekday: 2,
      working: false,
      covered: false,
      special: undefined,
    });
  });
});

describe('a commune of its own', () => {
  test('half days, local days off and other hours are data', () => {
    const calendar = calendarWith([
      { date: '2026-11-25', kind: 'halfDay', half: 'morning', name: 'Họp dân' },
      { date: '2026-11-26', kind: 'halfDay', half: 'afternoon', name: 'Lễ hội sáng' },
      { date: '2026-11-27', kind: 'localOff', name: 'Lễ hội của xã' },
    ]);
    expect(
      ['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'].map((d) => sessionsOn(calendar, d)),
    ).toEqual([['07:30-11:30', '13:30-17:00'], ['07:30-11:30'], ['13:30-17:00'], [], []]);
  });

  test('a period of other hours holds for its days only', () => {
    const summer = { morning: { from: '07:00', to: '11:00' }, afternoon: { from: '14:00', to: '17:30' } };
    const calendar = communeCalendar({ sessionPeriods: [{ from: '2026-04-15', to: '2026-10-15', sessions: summer }] });
    expect(
      ['2026-04-14', '2026-04-15', '2026-10-15', '2026-10-16'].map((date) => sessionsOn(calendar, date)[0]),
    ).toEqual(['07:30-11:30', '07:00-11:00', '07:00-11:00', '07:30-11:30']);
  });

  test('a day off wins over a worked entry for the same date', () => {
    const swap = { date: '2026-12-05', kind: 'swapWork', name: 'Làm bù 4/12' } as const;
    const off = { date: '2026-12-05', kind: 'localOff', name: 'Lễ hội của xã' } as const;
    expect(calendarWith([swap]).facts('2026-12-05').working).toBe(true);
    expect(calendarWith([swap, off]).facts('2026-12-05').working).toBe(false);
    expect(calendarWith([off, swap]).facts('2026-12-05').working).toBe(false);
  });

  test('years can be named, and a gap between them is a missing year', () => {
    const calendar = createCalendar({ ...communeData(), years: [2026, 2028], yearsUnofficial: [2028] });
    expect([calendar.years, calendar.unofficialYears]).toEqual([[2026, 2028], [2028]]);
    expect(calendar.firstMissingYear(dayNumber('2026-12-01'), dayNumber('2028-01-05'))).toBe(2027);
  });

  test('a calendar without days covers nothing', () => {
    const calendar = createCalendar({ ...communeData(), days: [] });
    const day = dayNumber('2026-11-23');
    expect([calendar.isWorking(day), calendar.nthWorkingDayAfter(day, 1), calendar.firstMissingYear(day, day)]).toEqual(
      [false, undefined, 2026],
    );
  });
});

describe('calendar data at an edge', () => {
  const day = { date: '2026-11-24', kind: 'holiday', name: 'Ngày Văn hóa Việt Nam', status: 'seen', source: 'NQ 28' };
  const pathOf = (data: unknown) => {
    const parsed = parseCalendarData(data);
    return parsed.ok ? 'ok' : `${parsed.refusal.code} ${parsed.refusal.params?.path}`;
  };

  test('sessions left out are the usual ones', () => {
    const parsed = parseCalendarData({ version: '1', days: [day] });
    expect(parsed.ok && parsed.value.sessions).toEqual({
      morning: { from: '07:30', to: '11:30' },
      afternoon: { from: '13:30', to: '17:00' },
    });
  });

  test('a bad entry is named by its path', () => {
    const withDay = (change: object) => pathOf({ version: '1', days: [day, { ...day, ...change }] });
    expect(withDay({ date: '2026-02-30' })).toBe('calendar.data-invalid days.1.date');
    expect(withDay({ date: '0026-02-01' })).toBe('calendar.data-invalid days');
    expect(withDay({ kind: 'party' })).toBe('calendar.data-invalid days.1.kind');
    expect(withDay({ kind: 'halfDay' })).toBe('calendar.data-invalid days.1.half');
    expect(withDay({ weekday: 'Mon' })).toBe('calendar.data-invalid days.1.weekday');
    expect(withDay({ weekday: 'Tue' })).toBe('ok');
    expect(pathOf(undefined)).toBe('calendar.data-invalid calendar');
  });

  test('sessions out of order are refused', () => {
    const sessions = { morning: { from: '07:30', to: '13:45' }, afternoon: { from: '13:30', to: '17:00' } };
    expect(pathOf({ version: '1', days: [day], sessions })).toBe('calendar.data-invalid sessions');
    const backward = { ...sessions, morning: { from: '11:30', to: '07:30' } };
    expect(pathOf({ version: '1', days: [day], sessions: backward })).toBe('calendar.data-invalid sessions.morning');
  });
});
