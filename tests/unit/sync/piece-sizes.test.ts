import { expect, it } from 'vitest';
import { type LineMeasure, unmeasured } from '../../../main/sync/line-measure.ts';
import { createPieceSizes } from '../../../main/sync/piece-sizes.ts';

const thin: LineMeasure = { rate: 8000, roundTripMs: 1200, refusedBytes: null };
const long = { short: false, lent: false };

it('sends long pieces, and short ones where somebody wants to look in between', () => {
  const sizes = createPieceSizes();
  expect([sizes.bytes(thin, long), sizes.bytes(thin, { ...long, short: true })]).toEqual([160_000, 16_000]);
});

it('sends short ones from then on where a torn body was long under way and brought nothing', () => {
  const sizes = createPieceSizes();
  // Part of it arrived; or it was torn before much could arrive.
  sizes.found(40_000, 15_000, thin);
  sizes.found(0, 3000, thin);
  expect(sizes.bytes(thin, long)).toBe(160_000);
  sizes.found(0, 15_000, thin);
  expect(sizes.bytes(thin, long)).toBe(16_000);
});

it('sends short ones over a line that is only lent, the shortest while nobody knows what it carries', () => {
  const sizes = createPieceSizes();
  const lent = { ...long, lent: true };
  expect([sizes.bytes(thin, lent), sizes.bytes(unmeasured, lent)]).toEqual([16_000, 16_384]);
  expect(sizes.bytes(unmeasured, long)).toBe(65_536);
});
