import { describe, expect, test } from 'vitest';
import { type DueStateInput, dueState, dueWindow, onTimeClass } from '../../../shared/calendar/due.ts';
import { at, communeCalendar, local } from './commune-calendar.ts';

const calendar = communeCalendar();
const dueAt = at('2026-11-26 17:00');
const stateAt = (now: string, changes: Partial<DueStateInput> = {}) =>
  dueState({ phase: 'open', dueAt, now: at(now), resolvedAt: null, calendar, ...changes });

describe('on-time classes', () => {
  test('the civil date of the result decides, whatever the hour', () => {
    expect(
      ['2026-11-25 23:59', '2026-11-26 00:00', '2026-11-26 18:30', '2026-11-27 00:00'].map((resolved) =>
        onTimeClass(at(resolved), dueAt),
      ),
    ).toEqual(['early', 'onTime', 'onTime', 'overdue']);
  });

  test('an hour limit is also late by the hour', () => {
    const due = at('2026-11-26 10:00');
    expect(
      ['2026-11-25 16:00', '2026-11-26 10:00', '2026-11-26 10:00:01'].map((resolved) =>
        onTimeClass(at(resolved), due, 'workingHour'),
      ),
    ).toEqual(['early', 'onTime', 'overdue']);
  });
});

describe('the due state of an open dossier', () => {
  test('it comes nearer by working days', () => {
    expect(
      [
        '2026-11-19 08:00',
        '2026-11-20 08:00',
        '2026-11-22 08:00',
        '2026-11-25 18:00',
        '2026-11-26 08:00',
        '2026-11-26 17:00',
      ].map((now) => stateAt(now)),
    ).toEqual(['withinTerm', 'soon', 'soon', 'soon', 'today', 'today']);
  });

  test('it is overdue from the moment after its due time', () => {
    expect(stateAt('2026-11-26 17:00:01')).toBe('overdue');
    expect(stateAt('2027-03-01')).toBe('overdue');
  });

  test('without a due date it has none', () => {
    expect(stateAt('2026-11-26', { dueAt: null })).toBe('none');
  });

  test('outside the covered years it is still answered', () => {
    expect(stateAt('2023-06-01')).toBe('withinTerm');
    expect(stateAt('2028-12-29', { dueAt: at('2028-12-30 17:00') })).toBe('soon');
    expect(stateAt('2035-01-01')).toBe('overdue');
  });
});

test('a paused dossier is never overdue', () => {
  expect(stateAt('2027-03-01', { phase: 'paused' })).toBe('paused');
  expect(stateAt('2026-11-26', { phase: 'paused', dueAt: null })).toBe('paused');
});

test('a finished dossier has its class, and none without a result', () => {
  const finished = (resolved: string) => stateAt('2027-03-01', { phase: 'finished', resolvedAt: at(resolved) });
  expect(['2026-11-25', '2026-11-26', '2026-11-27'].map(finished)).toEqual(['early', 'onTime', 'overdue']);
  expect(stateAt('2027-03-01', { phase: 'finished' })).toBe('none');
});

test('the window names the bounds of today and soon', () => {
  const { todayEndMs, soonEndMs } = dueWindow(calendar, at('2026-11-20 09:00'));
  expect([local(todayEndMs), local(soonEndMs)]).toEqual(['2026-11-21 00:00:00', '2026-11-27 00:00:00']);
});
