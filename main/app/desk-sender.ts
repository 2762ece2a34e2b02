import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Line } from '../sync/line.ts';
import { type Round, syncRound } from '../sync/round.ts';
import { createSyncScheduler, type SchedulerState, type SyncScheduler } from '../sync/scheduler.ts';
import type { CurrentDesk } from './current-desk.ts';
import type { DeskLine } from './desk-line.ts';
import { enrolOverLine } from './enrol-over-line.ts';

/** Rounds over the network: those that a person asks for, and in the background those that nobody does. */
export interface DeskSender {
  /** One round at once, to the set address or another. Refuses sync.*, and what the district refuses. */
  now(url: string | undefined): Promise<Result<Round>>;
  /** Begins to send in the background, once there is an address; does nothing where it does so already. */
  start(): void;
  /** Something is to be sent: a round soon. */
  nudge(): void;
  /** The background tries at once, whatever its back-off. */
  lineMended(): void;
  state(): SchedulerState;
  isOnline(): boolean;
  close(): Promise<void>;
}

export interface DeskSenderDeps {
  readonly current: CurrentDesk;
  readonly line: DeskLine;
  /** One after the other, whoever asks: the sender and a person's "send now" never talk at the same time. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly background: boolean;
  readonly random: () => number;
  readonly onState: () => void;
  /** Ends what a person asked for when the desk closes. */
  readonly stopping: AbortSignal;
}

const pace = { nudgeMs: 800, quietMs: 60_000, firstBackOffMs: 2000, lastBackOffMs: 300_000 } as const;
/** Without a sender in the background nothing runs and nothing is planned. */
const idle: SchedulerState = {
  phase: 'idle',
  lastRoundAt: null,
  offlineSince: null,
  lastRefusal: null,
  nextTryAt: null,
};

export function createDeskSender(deps: DeskSenderDeps): DeskSender {
  const { current, line, inTurn } = deps;
  const { desk } = current;
  let scheduler: SyncScheduler | null = null;

  async function roundOver(open: Line, signal: AbortSignal): Promise<Result<Round>> {
    const enrolled = await enrolOverLine(desk(), open, signal);
    if (!enrolled.ok) return enrolled;
    const first = await syncRound(desk(), open, signal);
    if (!first.ok || !first.value.forked) return first;
    const wentOn = await current.goOn();
    if (!wentOn.ok) return wentOn;
    const again = await syncRound(desk(), open, signal);
    return again.ok ? ok({ ...again.value, forked: true }) : again;
  }

  const round = (signal: AbortSignal, given?: string) =>
    inTurn(() => line.over(signal, given, (open) => roundOver(open, signal)));

  /** The sender outlives every defect of a round: it is logged, and tried again like any other failure. */
  async function guarded(signal: AbortSignal): Promise<Result<Round>> {
    try {
      return await round(signal);
    } catch (error) {
      const { ids, log } = desk().deps;
      const reference = ids.commandId().slice(0, 8);
      log.error({ event: 'sync.defect', reference, err: error }, 'a round failed');
      return refuse('internal.unexpected', { reference });
    }
  }

  return {
    now: (url) => (scheduler !== null && url === undefined ? scheduler.now() : round(deps.stopping, url)),
    start() {
      if (!deps.background || scheduler !== null || !line.hasAddress()) return;
      const { clock } = desk().deps;
      scheduler = createSyncScheduler({ clock, random: deps.random, round: guarded, onState: deps.onState, pace });
    },
    nudge: () => scheduler?.nudge(),
    lineMended: () => void scheduler?.now(),
    state: () => scheduler?.state() ?? idle,
    isOnline: () => scheduler !== null && scheduler.state().offlineSince === null,
    async close() {
      await scheduler?.stop();
    },
  };
}
