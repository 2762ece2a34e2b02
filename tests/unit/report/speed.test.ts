import { describe, expect, it } from 'vitest';
import { addSpeed, againstLastYear, againstLaw, noSpeed, type Speed, speedGoal } from '../../../shared/report/speed.ts';

const hour = 3_600_000;

/** `timed` dossiers that had `granted` hours and took `used` of them. */
function hours(timed: number, granted: number, used: number): Speed {
  return { timed, grantedMs: granted * hour, usedMs: used * hour, savedMs: (granted - used) * hour };
}

describe('the time against the law', () => {
  it('is below nought where time was left over and above it where it was not enough', () => {
    // 100 hours, of which 73 were used; 125; all of them.
    expect([hours(4, 100, 73), hours(4, 100, 125), hours(4, 100, 100)].map(againstLaw)).toEqual([-27, 25, 0]);
  });

  it('is rounded to one decimal, and no nought is a minus nought', () => {
    // 1 of 3 left: 33.33…; 2 of 3: 66.66…; 1 of 3 too long; 1 of 10,000 is nothing.
    const shares = [hours(1, 3, 2), hours(1, 3, 1), hours(1, 3, 4), hours(1, 10_000, 9_999)].map(againstLaw);
    expect(shares).toEqual([-33.3, -66.7, 33.3, 0]);
    expect(Object.is(shares[3], 0)).toBe(true);
  });

  it('is nothing without a dossier', () => {
    expect(againstLaw(noSpeed)).toBeNull();
  });
});

describe('the time against the year before', () => {
  it('compares what one dossier took in the mean, however many each year had', () => {
    // 28 hours for 4, 7 each; 100 for 10 the year before, 10 each: three tenths less.
    expect(againstLastYear(hours(4, 80, 28), hours(10, 200, 100))).toBe(-30);
    // 12 each against 10, and 10 against 10.
    expect(againstLastYear(hours(4, 80, 48), hours(10, 200, 100))).toBe(20);
    expect(againstLastYear(hours(4, 80, 40), hours(10, 200, 100))).toBe(0);
    // 2 each against 3: a third less.
    expect(againstLastYear(hours(2, 9, 4), hours(1, 9, 3))).toBe(-33.3);
  });

  it('does not look at what the law allowed in either year', () => {
    expect(againstLastYear(hours(1, 1, 5), hours(1, 1000, 10))).toBe(-50);
  });

  it('is nothing where either year has no dossier, or where the year before took no time', () => {
    const some = hours(4, 80, 28);
    expect([
      againstLastYear(some, noSpeed),
      againstLastYear(noSpeed, some),
      againstLastYear(some, hours(3, 9, 0)),
    ]).toEqual([null, null, null]);
  });
});

it('sums of two parts are the sum of each of their figures', () => {
  expect(addSpeed(hours(4, 80, 28), hours(10, 200, 100))).toEqual(hours(14, 280, 128));
  expect(addSpeed(noSpeed, hours(1, 2, 3))).toEqual(hours(1, 2, 3));
});

it('the aim is three tenths less time than the year before', () => {
  expect(speedGoal).toBe(-30);
  expect(againstLastYear(hours(1, 10, 7), hours(1, 10, 10))).toBe(speedGoal);
});
