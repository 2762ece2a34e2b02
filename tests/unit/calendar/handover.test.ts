import { expect, test } from 'vitest';
import { handoverDueAt } from '../../../shared/calendar/due.ts';
import { at, calendarWith, communeCalendar, local } from './commune-calendar.ts';

const handover = (received: string, calendar = communeCalendar()) => {
  const result = handoverDueAt(calendar, at(received));
  return result.ok ? local(result.value) : `${result.refusal.code} ${result.refusal.params?.year}`;
};

test('up to 15:00 a dossier goes to its handler on the same working day', () => {
  expect(['06:00', '12:00', '15:00:00'].map((clock) => handover(`2026-11-23 ${clock}`))).toEqual(
    Array(3).fill('2026-11-23 17:00:00'),
  );
});

test('after 15:00 it goes at the start of the next working day', () => {
  expect(handover('2026-11-23 15:00:01')).toBe('2026-11-25 07:30:00');
});

test('from a rest day it goes at the start of the next working day', () => {
  expect(handover('2026-11-28 09:00')).toBe('2026-11-30 07:30:00');
});

test('after work on a half day it goes at the start of the next working day', () => {
  const calendar = calendarWith([
    { date: '2026-11-25', kind: 'halfDay', half: 'morning', name: 'Họp dân' },
    { date: '2026-11-26', kind: 'halfDay', half: 'afternoon', name: 'Lễ hội sáng' },
  ]);
  expect([handover('2026-11-25 11:00', calendar), handover('2026-11-25 14:00', calendar)]).toEqual([
    '2026-11-25 11:30:00',
    '2026-11-26 13:30:00',
  ]);
});

test('a missing year and a time that is none are refused', () => {
  expect(handover('2028-12-29 16:00')).toBe('calendar.year-missing 2029');
  expect(handover('2031-01-02')).toBe('calendar.year-missing 2031');
  expect(handoverDueAt(communeCalendar(), Number.NaN).ok).toBe(false);
});
