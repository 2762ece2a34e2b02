import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilDate, civilMinutes, dateOfDay, dayNumber, instant, weekday } from '../../../shared/calendar/civil.ts';

const instants = fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 });

test('a civil date agrees with the date of the platform at UTC+7', () => {
  fc.assert(
    fc.property(instants, (atMs) => {
      const shifted = new Date(atMs + 7 * 3_600_000);
      expect(civilDate(atMs)).toBe(shifted.toISOString().slice(0, 10));
      expect(civilMinutes(atMs)).toBe(shifted.getUTCHours() * 60 + shifted.getUTCMinutes());
      expect(weekday(civilDate(atMs))).toBe(shifted.getUTCDay() || 7);
    }),
  );
});

test('date and minutes lead back to the instant', () => {
  fc.assert(
    fc.property(instants, (atMs) => {
      expect(instant(civilDate(atMs), civilMinutes(atMs))).toBe(Math.floor(atMs / 60_000) * 60_000);
    }),
  );
});

test('day numbers and dates are one to one', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
      expect(dayNumber(dateOfDay(day))).toBe(day);
    }),
  );
});
