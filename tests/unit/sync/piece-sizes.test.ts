import { expect, it } from 'vitest';
import type { LineMeasure } from '../../../main/sync/line-measure.ts';
import { createPieceSizes } from '../../../main/sync/piece-sizes.ts';

const thin: LineMeasure = { rate: 8000, roundTripMs: 1200, refusedBytes: null };

it('sends long pieces, and short ones where somebody wants to look in between', () => {
  const sizes = createPieceSizes();
  expect([sizes.bytes(thin, false), sizes.bytes(thin, true)]).toEqual([160_000, 16_000]);
});

it('sends short ones from then on where a torn body was long under way and brought nothing', () => {
  const sizes = createPieceSizes();
  // Part of it arrived; or it was torn before much could arrive.
  sizes.found(40_000, 15_000, thin);
  sizes.found(0, 3000, thin);
  expect(sizes.bytes(thin, false)).toBe(160_000);
  sizes.found(0, 15_000, thin);
  expect(sizes.bytes(thin, false)).toBe(16_000);
});
