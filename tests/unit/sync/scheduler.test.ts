import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Round } from '../../../main/sync/round.ts';
import { createSyncScheduler, type SyncScheduler } from '../../../main/sync/scheduler.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';

const pace = { nudgeMs: 800, quietMs: 60_000, firstBackOffMs: 2000, lastBackOffMs: 300_000 };
const good: Round = {
  sent: 1,
  received: 0,
  unsent: 0,
  forked: false,
  refused: null,
  scansSent: 0,
  more: false,
};

let scheduler: SyncScheduler | null = null;
beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(async () => {
  await scheduler?.stop();
  vi.useRealTimers();
});

/** A scheduler whose rounds are answered in turn; the last answer is given for ever. Only the clock is a stand-in. */
function start(answers: readonly Result<Round>[], random = 1) {
  const startedAt: number[] = [];
  scheduler = createSyncScheduler({
    clock: { now: () => Date.now() },
    random: () => random,
    round: async () => {
      startedAt.push(Date.now());
      return answers[Math.min(startedAt.length, answers.length) - 1] ?? refuse('sync.unreachable');
    },
    onState: () => undefined,
    pace,
  });
  return { scheduler, startedAt };
}

describe('the background sender', () => {
  it('begins soon, and goes on at a quiet pace while the line is good', async () => {
    const { startedAt } = start([ok(good)]);
    await vi.advanceTimersByTimeAsync(130_000);
    expect(startedAt).toEqual([800, 60_800, 120_800]);
  });

  it('backs off by doubling while nothing answers, up to a bound, and never gives up', async () => {
    const { startedAt } = start([refuse('sync.unreachable')]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    const waits = startedAt.slice(1).map((at, i) => at - (startedAt[i] ?? 0));
    expect(waits.slice(0, 9)).toEqual([2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000]);
    expect(new Set(waits.slice(9))).toEqual(new Set([300_000]));
  });

  it('spreads its tries by chance, between half and the whole of the wait', async () => {
    const { startedAt } = start([refuse('sync.unreachable')], 0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(startedAt).toEqual([800, 1800, 3800, 7800]);
  });

  it('says since when it is offline and why, and forgets it with the first good round', async () => {
    const { scheduler: sender } = start([refuse('sync.unreachable'), refuse('sync.answer-not-ours'), ok(good)]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(sender.state()).toMatchObject({
      offlineSince: 800,
      lastRefusal: { code: 'sync.answer-not-ours' },
      lastRoundAt: null,
    });
    await vi.advanceTimersByTimeAsync(4000);
    expect(sender.state()).toMatchObject({ phase: 'idle', offlineSince: null, lastRefusal: null, lastRoundAt: 6800 });
  });

  it('tells a batch that was not taken although the line is good', async () => {
    const { scheduler: sender } = start([ok({ ...good, refused: 'district.two-successors' })]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sender.state()).toMatchObject({ offlineSince: null, lastRefusal: { code: 'district.two-successors' } });
  });

  it('tries soon after a nudge, once for many nudges, and however often they come', async () => {
    const { scheduler: sender, startedAt } = start([ok(good)]);
    await vi.advanceTimersByTimeAsync(1000);
    for (let i = 0; i < 20; i += 1) {
      sender.nudge();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(startedAt).toEqual([800, 1800, 2600]);
  });

  it('is not hurried out of its back-off by a nudge, but by a person', async () => {
    const { scheduler: sender, startedAt } = start([refuse('sync.unreachable')]);
    await vi.advanceTimersByTimeAsync(15_000);
    const before = startedAt.length;
    sender.nudge();
    await vi.advanceTimersByTimeAsync(1000);
    expect(startedAt.length).toBe(before);
    expect(await sender.now()).toMatchObject({ ok: false });
    expect(startedAt.length).toBe(before + 1);
  });

  it('never has two rounds at once, and remembers a nudge that came during one', async () => {
    let running = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    const sender = createSyncScheduler({
      clock: { now: () => Date.now() },
      random: () => 1,
      round: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => ends.push(resolve));
        running -= 1;
        return ok(good);
      },
      onState: () => undefined,
      pace,
    });
    scheduler = sender;
    await vi.advanceTimersByTimeAsync(1000);
    const asked = [sender.now(), sender.now()];
    sender.nudge();
    await vi.advanceTimersByTimeAsync(200_000);
    expect({ most, begun: ends.length }).toEqual({ most: 1, begun: 1 });
    ends[0]?.();
    for (const answer of asked) expect(await answer).toEqual(ok(good));
    await vi.advanceTimersByTimeAsync(800);
    expect(ends.length).toBe(2);
    ends[1]?.();
  });

  it('stops: tells a running round, waits for it, and begins no other', async () => {
    let told = false;
    let begun = 0;
    const sender = createSyncScheduler({
      clock: { now: () => Date.now() },
      random: () => 1,
      round: (signal) =>
        new Promise((resolve) => {
          begun += 1;
          signal.addEventListener('abort', () => {
            told = true;
            resolve(refuse('sync.unreachable'));
          });
        }),
      onState: () => undefined,
      pace,
    });
    await vi.advanceTimersByTimeAsync(1000);
    await sender.stop();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect({ told, begun }).toEqual({ told: true, begun: 1 });
  });
});
