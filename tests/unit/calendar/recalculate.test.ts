import { expect, test } from 'vitest';
import { dueFor, type TimeLimit } from '../../../shared/calendar/due.ts';
import { dueChanges } from '../../../shared/calendar/recalculate.ts';
import { at, calendarWith, communeCalendar, dueValue, local } from './commune-calendar.ts';

const before = communeCalendar();
const limit: TimeLimit = { unit: 'workingDay', value: 3 };
const term = (dossierId: string, received: string, calendar = before) => ({
  dossierId,
  limit,
  receivedAt: at(received),
  pauses: [],
  policy: 'resume' as const,
  dueAt: dueValue(dueFor(calendar, limit, at(received))).dueAt,
});

test('a correction names the open dossiers whose date it would change, and no other', () => {
  const corrected = calendarWith([{ date: '2026-12-03', kind: 'localOff', name: 'Lễ hội của xã' }]);
  const { changes, refused } = dueChanges(corrected, [
    term('before', '2026-11-25'),
    term('across', '2026-12-01'),
    term('after', '2026-12-03'),
  ]);
  expect(changes.map((change) => [change.dossierId, local(change.fromDueAt), local(change.due.dueAt)])).toEqual([
    ['across', '2026-12-04 17:00:00', '2026-12-07 17:00:00'],
  ]);
  expect(refused).toEqual([]);
});

test('the same calendar changes nothing', () => {
  expect(dueChanges(communeCalendar(), [term('a', '2026-11-20'), term('b', '2027-01-29')])).toEqual({
    changes: [],
    refused: [],
  });
});

test('pauses are counted under the corrected calendar', () => {
  const pauses = [{ pausedAt: at('2026-10-07'), resumedAt: at('2026-10-15') }];
  const five: TimeLimit = { unit: 'workingDay', value: 5 };
  const paused = { ...term('a', '2026-10-05'), limit: five, pauses, dueAt: at('2026-10-20 17:00') };
  const corrected = calendarWith([{ date: '2026-10-06', kind: 'localOff', name: 'Lễ hội của xã' }]);
  expect(dueChanges(corrected, [paused]).changes.map((change) => local(change.due.dueAt))).toEqual([
    '2026-10-21 17:00:00',
  ]);
});

test('a dossier that cannot be counted is named with its refusal', () => {
  expect(dueChanges(communeCalendar({ years: [2026] }), [term('a', '2026-12-30')])).toEqual({
    changes: [],
    refused: [{ dossierId: 'a', refusal: { code: 'calendar.year-missing', params: { year: 2027 } } }],
  });
});
