import { describe, expect, it } from 'vitest';
import {
  batchBytes,
  carriedDuring,
  isHopeless,
  lanes,
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

  it('counts what others sent over it meanwhile', () => {
    const own = { bytes: 10_000, startedAt: 0, endedAt: 4000 };
    expect(carriedDuring(own, [own])).toBe(10_000);
    // Half of one that was there before, half of one that is still going, nothing of one that had ended.
    const before = { bytes: 8000, startedAt: -2000, endedAt: 2000 };
    const going = { bytes: 6000, startedAt: 2000, endedAt: null };
    expect(carriedDuring(own, [before, own, going, { bytes: 9000, startedAt: -5000, endedAt: 0 }])).toBe(17_000);
  });

  it('is not told by a clock that was set meanwhile', () => {
    for (const elapsedMs of [0, -5000, 86_400_000])
      expect(measured(mountain, { bytes: 100_000, carried: 100_000, elapsedMs })).toEqual(mountain);
  });

  it('makes pieces of two seconds and batches of twenty', () => {
    expect(pieceBytes(mountain)).toBe(16_000);
    expect(batchBytes(mountain)).toBe(160_000);
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

  it('sends several batches at once where answers are long in coming', () => {
    expect(lanes(unmeasured, 100_000)).toBe(2);
    expect(lanes({ ...unmeasured, roundTripMs: 1200 }, 100_000)).toBe(3);
    // A piece takes two seconds, its answer one more, however long a batch takes.
    expect(lanes(mountain, 160_000)).toBe(3);
    expect(lanes(mountain, 4000)).toBe(4);
    expect(lanes({ ...mountain, roundTripMs: 100 }, 160_000)).toBe(2);
    // A satellite: fast, and far away.
    expect(lanes({ rate: 1_250_000, roundTripMs: 600, refusedBytes: null }, 110_000)).toBe(4);
  });
});
