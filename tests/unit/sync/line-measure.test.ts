import { describe, expect, it } from 'vitest';
import {
  batchBytes,
  carriedDuring,
  carryingMs,
  isHopeless,
  isSlow,
  type LineMeasure,
  lanes,
  longPieceBytes,
  measured,
  pieceBytes,
  refusedSize,
  unmeasured,
  wholeBytes,
} from '../../../main/sync/line-measure.ts';

/** 64 kbit/s and 600 ms, as a mountain line is. */
const mountain = measured(measured(unmeasured, { bytes: 700, carried: 700, elapsedMs: 600 }), {
  bytes: 16_000,
  carried: 16_000,
  elapsedMs: 2600,
});

describe('what a line was seen to carry', () => {
  it('is the round trip by small questions and the rate by large bodies, the waiting taken off', () => {
    expect(mountain).toEqual({ rate: 8000, roundTripMs: 600, refusedBytes: null });
  });

  it('follows a line that changes, half by half', () => {
    const better = measured(mountain, { bytes: 100_000, carried: 100_000, elapsedMs: 1600 });
    expect(better.rate).toBe((8000 + 100_000) / 2);
  });

  it('takes a round trip that was longer for a wait, and a shorter one for the line', () => {
    const tripOf = (before: LineMeasure, elapsedMs: number) =>
      measured(before, { bytes: 700, carried: 700, elapsedMs }).roundTripMs;
    expect(tripOf(mountain, 3000)).toBe(660);
    expect(tripOf(mountain, 610)).toBe(610);
    expect(tripOf(mountain, 400)).toBe(400);
  });

  it('counts what others sent over it meanwhile', () => {
    const own = { bytes: 10_000, startedAt: 0, endedAt: 4000, isTorn: false };
    expect(carriedDuring(own, [own])).toBe(10_000);
    // Half of one that was there before, half of one that is still going, nothing of one that had ended.
    const before = { ...own, bytes: 8000, startedAt: -2000, endedAt: 2000 };
    const going = { ...own, bytes: 6000, startedAt: 2000, endedAt: null };
    const past = { ...own, bytes: 9000, startedAt: -5000, endedAt: 0 };
    expect(carriedDuring(own, [before, own, going, past])).toBe(17_000);
  });

  it('takes of a long body that is still going, or was torn, no more than its own share', () => {
    const own = { bytes: 10_000, startedAt: 0, endedAt: 4000, isTorn: false };
    expect(carriedDuring(own, [own, { ...own, bytes: 500_000, startedAt: 1000, endedAt: null }])).toBe(17_500);
    expect(carriedDuring(own, [own, { ...own, bytes: 500_000, endedAt: 2000, isTorn: true }])).toBe(15_000);
  });

  it('is not told by a clock that was set meanwhile', () => {
    for (const elapsedMs of [0, -5000, 86_400_000])
      expect(measured(mountain, { bytes: 100_000, carried: 100_000, elapsedMs })).toEqual(mountain);
  });

  it('makes pieces of two seconds, long ones of twenty, and batches of a minute', () => {
    expect(pieceBytes(mountain)).toBe(16_000);
    expect(longPieceBytes(mountain)).toBe(160_000);
    expect(batchBytes(mountain)).toBe(480_000);
    expect(wholeBytes(mountain)).toBe(4096);
    expect(pieceBytes(unmeasured)).toBe(65_536);
    expect(wholeBytes(unmeasured)).toBe(16_384);
    expect(pieceBytes({ ...unmeasured, rate: 1e9 })).toBe(4 * 1024 * 1024);
    expect(pieceBytes({ ...unmeasured, rate: 10 })).toBe(4096);
  });

  it('keeps well below what something on the line refused, until nothing is left to try', () => {
    let line = refusedSize({ ...unmeasured, rate: 1e9 }, 1_000_000);
    expect(pieceBytes(line)).toBe(250_000);
    line = refusedSize(line, 2_000_000);
    expect(pieceBytes(line)).toBe(250_000);
    for (let tries = 0; !isHopeless(line); tries += 1) {
      expect(tries).toBeLessThan(8);
      line = refusedSize(line, pieceBytes(line));
    }
  });

  it('sends several batches at once where answers are long in coming, one where it is full with one', () => {
    expect(lanes(unmeasured, 100_000)).toBe(2);
    expect(lanes({ ...unmeasured, roundTripMs: 1200 }, 100_000)).toBe(1);
    expect(lanes(mountain, 160_000)).toBe(1);
    // The district imports one while the other comes.
    expect(lanes({ rate: 10_000_000, roundTripMs: 5, refusedBytes: null }, 200_000)).toBe(2);
    // A satellite: fast, and far away.
    expect(lanes({ rate: 1_250_000, roundTripMs: 600, refusedBytes: null }, 110_000)).toBe(4);
  });

  it('is slow when the line takes longer for a batch than a district does, or its answers are long in coming', () => {
    expect(isSlow(mountain, 200_000)).toBe(true);
    expect(isSlow({ ...mountain, rate: 1_000_000 }, 200_000)).toBe(false);
    expect(isSlow({ ...unmeasured, roundTripMs: 1200 }, 200_000)).toBe(true);
    expect(isSlow({ ...unmeasured, roundTripMs: 5 }, 200_000)).toBe(false);
  });

  it('has carried a body by its bytes and its rate, and lets others beside it while that is not known', () => {
    expect(carryingMs(mountain, 16_000)).toBe(2000);
    expect(carryingMs({ ...unmeasured, roundTripMs: 1200 }, 16_000)).toBe(2400);
    expect(carryingMs(unmeasured, 16_000)).toBe(null);
  });
});
