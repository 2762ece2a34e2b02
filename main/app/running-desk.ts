import type { Topic } from '../../shared/contract/envelope.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { deskHandlers } from '../desk/handlers.ts';
import { createHttpLine } from '../sync/line.ts';
import { type Round, syncRound } from '../sync/round.ts';
import { createSyncScheduler, type SyncScheduler } from '../sync/scheduler.ts';
import { deskStatus } from './desk-status.ts';
import { enrolOverLine } from './enrol-over-line.ts';
import { syncHandlers } from './sync-calls.ts';
import { createTraining, type LaunchDistrict } from './training/training.ts';

export interface RunningDesk {
  readonly desk: Desk;
  readonly handlers: Handlers;
  readonly nudge: () => void;
  close(): Promise<void>;
}

export interface RunOptions {
  readonly dataDir: string;
  readonly background: boolean;
  readonly launchDistrict: LaunchDistrict;
  readonly random: () => number;
}

const roundDeadlineMs = 60_000;
const pace = { nudgeMs: 800, quietMs: 60_000, firstBackOffMs: 2000, lastBackOffMs: 300_000 } as const;

/** A desk with its sender, and in training with its district and the line between them. */
export function startDesk(desk: Desk, options: RunOptions, notify: (topics: readonly Topic[]) => void): RunningDesk {
  const training = desk.office.training ? createTraining({ ...options, log: desk.deps.log }) : null;
  const stopping = new AbortController();

  async function address(given: string | undefined): Promise<Result<string>> {
    if (given !== undefined) return ok(given);
    if (training !== null) {
      const opened = await training.open();
      return opened.ok ? ok(opened.value.line.url) : opened;
    }
    const url = desk.store.read.findSetting('districtUrl');
    return url === null ? refuse('sync.no-address') : ok(url);
  }

  async function round(signal: AbortSignal, given?: string): Promise<Result<Round>> {
    const url = await address(given);
    if (!url.ok) return url;
    const line = createHttpLine(url.value, roundDeadlineMs);
    const enrolled = await enrolOverLine(desk, line, signal);
    return enrolled.ok ? syncRound(desk, line, signal) : enrolled;
  }

  /** The sender outlives every defect of a round: it is logged, and tried again like any other failure. */
  async function guarded(signal: AbortSignal): Promise<Result<Round>> {
    try {
      return await round(signal);
    } catch (error) {
      const reference = desk.deps.ids.commandId().slice(0, 8);
      desk.deps.log.error({ event: 'sync.defect', reference, err: error }, 'a round failed');
      return refuse('internal.unexpected', { reference });
    }
  }

  const hasAddress = () => training !== null || desk.store.read.findSetting('districtUrl') !== null;
  let scheduler: SyncScheduler | null = null;
  function startScheduler(): void {
    if (!options.background || scheduler !== null || !hasAddress()) return;
    scheduler = createSyncScheduler({
      clock: desk.deps.clock,
      random: options.random,
      round: guarded,
      onState: () => notify(['sync']),
      pace,
    });
  }
  startScheduler();

  const idle = { phase: 'idle', lastRoundAt: null, offlineSince: null, lastRefusal: null, nextTryAt: null } as const;
  const sync = syncHandlers(desk, {
    url: () => (training === null ? desk.store.read.findSetting('districtUrl') : desk.office.district.name),
    state: () => scheduler?.state() ?? idle,
    now: (url) => (scheduler !== null && url === undefined ? scheduler.now() : round(stopping.signal, url)),
    setUrl: (url) => {
      const set = desk.store.write((tx) => {
        tx.setSetting('districtUrl', url);
        return ok(null);
      });
      startScheduler();
      return set;
    },
  });

  return {
    desk,
    handlers: {
      ...deskHandlers(desk),
      ...sync,
      'desk.status': () => ok(deskStatus(desk)),
      ...(training === null ? {} : training.handlers(() => scheduler?.now())),
    },
    nudge: () => scheduler?.nudge(),
    async close() {
      stopping.abort();
      await scheduler?.stop();
      await training?.close();
      desk.store.close();
    },
  };
}
