import { expect, it } from 'vitest';
import { percentAxis } from '../../../../../renderer/screens/progress/percent-axis.ts';

it('goes from below the least to above the greatest value in whole steps, nought among them', () => {
  expect(percentAxis([-48], false)).toEqual({ domain: [-50, 0], ticks: [-50, -40, -30, -20, -10, 0] });
  expect(percentAxis([12, -3], false)).toEqual({ domain: [-10, 20], ticks: [-10, 0, 10, 20] });
  expect(percentAxis([], false)).toEqual({ domain: [0, 10], ticks: [0, 10] });
  expect(percentAxis([900], false).ticks).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
});

it('has the goal on a step of its own, inside the picture, also where nobody came near it', () => {
  expect(percentAxis([-2], true)).toEqual({ domain: [-40, 0], ticks: [-40, -30, -20, -10, 0] });
  expect(percentAxis([35, -12], true)).toEqual({ domain: [-45, 45], ticks: [-45, -30, -15, 0, 15, 30, 45] });
  expect(percentAxis([120], true).ticks).toEqual([-60, -30, 0, 30, 60, 90, 120]);
});
