import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildHistory, forecastOf, type Sample } from '../../../shared/forecast/history.ts';
import { steps } from '../../../shared/forecast/path.ts';

const hours = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4);
const place = fc.record({
  commune: fc.constantFrom('m', 'n'),
  procedure: fc.constantFrom('a', 'b', 'c'),
  field: fc.constantFrom('x', 'y'),
  step: fc.constantFrom(...steps),
  grantedHours: fc.constantFrom(1, 4, 16),
});
const sample: fc.Arbitrary<Sample> = fc.tuple(place, hours).map(([of, value]) => ({ ...of, hours: value }));
const past = fc.array(sample, { maxLength: 80 });

test('a chance is a chance, and its parts belong together', () => {
  fc.assert(
    fc.property(past, place, hours, hours, (samples, of, spentHours, leftHours) => {
      const forecast = forecastOf(buildHistory(samples), { ...of, spentHours, leftHours });
      if (forecast === null) return;
      const { chance, late, alike, typicalHours } = forecast;
      expect(chance >= 0 && chance <= 1).toBe(true);
      expect(late >= 0 && late <= alike && alike >= 8 && typicalHours >= 0).toBe(true);
    }),
  );
});

test('less time left never makes a dossier less likely to be late', () => {
  fc.assert(
    fc.property(past, place, hours, hours, hours, (samples, of, spentHours, leftHours, less) => {
      const history = buildHistory(samples);
      const more = forecastOf(history, { ...of, spentHours, leftHours: leftHours + less });
      const tight = forecastOf(history, { ...of, spentHours, leftHours });
      expect((tight?.chance ?? 0) + 1e-12 >= (more?.chance ?? 0)).toBe(true);
    }),
  );
});

test('the order in which the past is told changes nothing', () => {
  fc.assert(
    fc.property(past, place, hours, hours, (samples, of, spentHours, leftHours) => {
      const standing = { ...of, spentHours, leftHours };
      expect(forecastOf(buildHistory([...samples].reverse()), standing)).toEqual(
        forecastOf(buildHistory(samples), standing),
      );
    }),
  );
});

test('what was always in time is in time, what was always late is late', () => {
  fc.assert(
    fc.property(fc.array(hours, { minLength: 8, maxLength: 40 }), place, (all, of) => {
      const history = buildHistory(all.map((value) => ({ ...of, hours: value })));
      expect(forecastOf(history, { ...of, spentHours: 0, leftHours: Math.max(...all) })?.chance).toBe(0);
      const least = Math.min(...all);
      if (least > 0) expect(forecastOf(history, { ...of, spentHours: 0, leftHours: least - 0.25 })?.chance).toBe(1);
    }),
  );
});
