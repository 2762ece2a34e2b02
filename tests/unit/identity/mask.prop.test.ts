import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPersonalId } from '../../../shared/identity/mask.ts';

test('a personal number keeps its first and last four digits', () => {
  expect(maskPersonalId('038012341234')).toBe('0380••••1234');
});

test('a mask never shows more than eight signs of a number, nor all of any', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 40 }), (number) => {
      const shown = maskPersonalId(number).replaceAll('•', '');
      expect(shown.length).toBeLessThanOrEqual(Math.min(8, number.length - 1));
      expect(maskPersonalId(number)).toContain('••••');
    }),
  );
});
