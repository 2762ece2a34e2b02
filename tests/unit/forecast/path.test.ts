import { expect, test } from 'vitest';
import { runningMs, stepsOf } from '../../../shared/forecast/path.ts';
import { communeCalendar } from '../calendar/commune-calendar.ts';

const hour = 3_600_000;
/** Monday 2026-11-30, local time. */
const at = (day: number, time: string) => Date.parse(`2026-${day < 10 ? '12-0' : '11-'}${day}T${time}:00+07:00`);

test('steps follow one another by time, and a hand-over before the receipt is none', () => {
  const handOvers = [
    { step: 'district', enteredAt: 30 },
    { step: 'unit', enteredAt: 20 },
    { step: 'unit', enteredAt: 5 },
  ] as const;
  expect(stepsOf(10, handOvers)).toEqual([
    { step: 'desk', enteredAt: 10 },
    { step: 'unit', enteredAt: 20 },
    { step: 'district', enteredAt: 30 },
  ]);
});

test('only working time counts, over lunch, nights and rest days', () => {
  const calendar = communeCalendar();
  const [session] = calendar.sessions(Math.floor((at(30, '08:00') + 7 * hour) / 86_400_000));
  expect(session).toBeDefined();
  const morning = ((session?.toMs ?? 0) - at(30, '08:00')) / hour;
  // From Friday 16:00 to Monday in the morning: the rest of Friday and Monday's part.
  const friday = runningMs(calendar, at(27, '16:00'), at(27, '23:00'), []) / hour;
  expect(friday).toBeGreaterThan(0);
  expect(runningMs(calendar, at(30, '08:00'), at(30, '12:45'), []) / hour).toBe(morning);
  expect(runningMs(calendar, at(28, '07:00'), at(29, '20:00'), [])).toBe(0);
});

test('what a pause covers counts for nothing, one that is open covers the rest', () => {
  const calendar = communeCalendar();
  const whole = runningMs(calendar, at(30, '08:00'), at(30, '10:00'), []);
  expect(whole).toBe(2 * hour);
  const pause = { pausedAt: at(30, '08:30'), resumedAt: at(30, '09:00') };
  expect(runningMs(calendar, at(30, '08:00'), at(30, '10:00'), [pause])).toBe(1.5 * hour);
  const open = { pausedAt: at(30, '09:30'), resumedAt: null };
  expect(runningMs(calendar, at(30, '08:00'), at(30, '10:00'), [pause, open])).toBe(hour);
  expect(runningMs(calendar, at(30, '10:00'), at(30, '08:00'), [])).toBe(0);
});
