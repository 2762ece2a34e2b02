import { speedGoal } from '../../../shared/report/speed.ts';

/** An axis in steps that can be read, from nought on; with the goal also where nobody has come near it. Percent. */
export function percentAxis(
  values: readonly number[],
  withGoal: boolean,
): { readonly domain: [number, number]; readonly ticks: number[] } {
  const all = [0, ...values];
  const [lowest, highest] = [Math.min(...all, withGoal ? speedGoal : 0), Math.max(...all)];
  const range = highest - lowest;
  // Steps that the goal is one of, until they would be too many.
  const step = range > 300 ? 100 : range > 120 ? 30 : range > 60 ? 15 : 10;
  // The goal's line is no edge of the picture.
  const least = Math.floor((withGoal && lowest === speedGoal ? lowest - step : lowest) / step);
  const most = Math.max(Math.ceil(highest / step), least + 1);
  const ticks = Array.from({ length: most - least + 1 }, (_, at) => (least + at) * step);
  return { domain: [least * step, most * step], ticks };
}
