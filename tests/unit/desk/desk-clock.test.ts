import { describe, expect, it } from 'vitest';
import { clockWarning, confirmedOffset } from '../../../main/desk/desk-clock.ts';

const dayMs = 86_400_000;
const lastAt = Date.UTC(2026, 10, 17, 2);

describe('a clock', () => {
  it.each([
    [lastAt, null],
    [lastAt - 1, 'behind'],
    [lastAt + 3 * dayMs, null],
    [lastAt + 3 * dayMs + 1, 'ahead'],
  ])('that says %d is judged %s', (now, warning) => {
    expect(clockWarning(now, lastAt, null)).toBe(warning);
  });

  it('is not doubted before there is anything to hold it against, nor on a day that was confirmed', () => {
    expect(clockWarning(0, null, null)).toBeNull();
    expect(clockWarning(lastAt + 9 * dayMs, lastAt, '2026-11-26')).toBeNull();
    expect(clockWarning(lastAt + 10 * dayMs, lastAt, '2026-11-26')).toBe('ahead');
  });

  it('is set by whole days, by the date in Vietnam', () => {
    // 18:00 UTC on the 16th is the 17th in Vietnam.
    expect(confirmedOffset('2026-11-17', Date.UTC(2026, 10, 16, 18))).toBe(0);
    expect(confirmedOffset('2026-11-17', Date.UTC(2026, 10, 16, 16))).toBe(dayMs);
    expect(confirmedOffset('2024-02-29', Date.UTC(2026, 1, 28, 2))).toBe(-730 * dayMs);
  });
});
