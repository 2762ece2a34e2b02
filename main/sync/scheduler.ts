import type { Refusal, Result } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { Round } from './round.ts';

export interface SchedulerState {
  readonly phase: 'idle' | 'sending';
  readonly lastRoundAt: number | null;
  /** Since when no round came through; null while the line is good. */
  readonly offlineSince: number | null;
  readonly lastRefusal: Refusal | null;
  readonly nextTryAt: number | null;
}

export interface SyncScheduler {
  state(): SchedulerState;
  /** Something new waits: try soon, unless a back-off runs. */
  nudge(): void;
  /** Try at once, whatever the back-off; resolves with the round. */
  now(): Promise<Result<Round>>;
  stop(): Promise<void>;
}

export interface SchedulerDeps {
  readonly clock: Clock;
  readonly random: () => number;
  /** Must not throw: a defect in it is the caller's to log and to give back as a refusal. */
  readonly round: (signal: AbortSignal) => Promise<Result<Round>>;
  /** Called when the state changed, for the screen's corner. */
  readonly onState: () => void;
  /** Milliseconds: pause after a commit, between quiet rounds, and the bounds of the back-off. */
  readonly pace: {
    readonly nudgeMs: number;
    readonly quietMs: number;
    readonly firstBackOffMs: number;
    readonly lastBackOffMs: number;
  };
}

/** Sends for ever in the background, with back-off and jitter; one round at a time; no command waits for it. */
export function createSyncScheduler({ clock, random, round, onState, pace }: SchedulerDeps): SyncScheduler {
  const stopping = new AbortController();
  let state: SchedulerState = {
    phase: 'idle',
    lastRoundAt: null,
    offlineSince: null,
    lastRefusal: null,
    nextTryAt: null,
  };
  let failures = 0;
  let nudged = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<Result<Round>> | null = null;

  function set(change: Partial<SchedulerState>): void {
    state = { ...state, ...change };
    onState();
  }

  function schedule(waitMs: number): void {
    if (stopping.signal.aborted) return;
    if (timer !== null) clearTimeout(timer);
    state = { ...state, nextTryAt: clock.now() + waitMs };
    timer = setTimeout(() => void run(), waitMs);
    timer.unref();
  }

  function run(): Promise<Result<Round>> {
    running ??= once().finally(() => {
      running = null;
    });
    return running;
  }

  async function once(): Promise<Result<Round>> {
    set({ phase: 'sending', nextTryAt: null });
    const result = await round(stopping.signal);
    const at = clock.now();
    if (result.ok) {
      failures = 0;
      // The line is good; a batch that the district did not take is told all the same.
      const { refused } = result.value;
      set({
        phase: 'idle',
        lastRoundAt: at,
        offlineSince: null,
        lastRefusal: refused === null ? null : { code: refused },
      });
      schedule(nudged || result.value.more ? pace.nudgeMs : jittered(pace.quietMs));
      nudged = false;
    } else {
      failures += 1;
      set({ phase: 'idle', offlineSince: state.offlineSince ?? at, lastRefusal: result.refusal });
      schedule(jittered(Math.min(pace.lastBackOffMs, pace.firstBackOffMs * 2 ** Math.min(failures - 1, 20))));
    }
    return result;
  }

  /** Between half and the whole of the wait, so that a hundred desks do not come back at one moment. */
  function jittered(waitMs: number): number {
    return Math.round(waitMs * (0.5 + random() / 2));
  }

  schedule(pace.nudgeMs);
  return {
    state: () => state,
    nudge() {
      if (running !== null) nudged = true;
      // Never later than what is planned already: a counter that never rests must still send.
      else if (failures === 0 && (state.nextTryAt ?? Number.POSITIVE_INFINITY) > clock.now() + pace.nudgeMs)
        schedule(pace.nudgeMs);
    },
    now: run,
    async stop() {
      stopping.abort();
      if (timer !== null) clearTimeout(timer);
      await running?.catch(() => undefined);
    },
  };
}
