import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oneMoreRequest } from '../../../shared/api/rate.ts';

const minuteMs = 60_000;
const start = Date.UTC(2026, 10, 24, 3);

/** How many of the requests at these moments were let through, and when. */
function letThrough(moments: readonly number[], perMinute: number): readonly number[] {
  let spent = 0;
  return moments.filter((now) => {
    const { spentUpTo, waitMs } = oneMoreRequest(spent, now, perMinute);
    spent = spentUpTo;
    return waitMs === 0;
  });
}

const perMinutes = fc.integer({ min: 1, max: 6000 });

it('lets a full minute’s worth through at once, then tells how long the next waits', () => {
  fc.assert(
    fc.property(perMinutes, (perMinute) => {
      let spent = 0;
      let waited = 0;
      for (let at = 0; at < perMinute; at += 1) {
        const { spentUpTo, waitMs } = oneMoreRequest(spent, start, perMinute);
        waited += waitMs;
        spent = spentUpTo;
      }
      expect(waited).toBe(0);
      const { waitMs } = oneMoreRequest(spent, start, perMinute);
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(Math.ceil(minuteMs / perMinute));
      expect(oneMoreRequest(spent, start + waitMs, perMinute).waitMs).toBe(0);
    }),
  );
});

it('never lets through more in a time than a minute’s worth and what the time gives', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 80 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), waits, (perMinute, gaps) => {
      let now = start;
      const moments = gaps.map((gap) => {
        now += gap;
        return now;
      });
      const most = perMinute + Math.floor(((now - start) * perMinute) / minuteMs) + 1;
      expect(letThrough(moments, perMinute).length).toBeLessThanOrEqual(most);
    }),
  );
});

it('makes nobody wait longer than for one request after a clock was set back', () => {
  const { spentUpTo } = oneMoreRequest(0, start + 24 * 60 * minuteMs, 6);
  const { spentUpTo: next, waitMs } = oneMoreRequest(spentUpTo, start, 6);
  expect(waitMs).toBe(10_000);
  expect(oneMoreRequest(next, start + waitMs, 6).waitMs).toBe(0);
});
