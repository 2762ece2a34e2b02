import { join } from 'node:path';
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
import { trainingDistrictDir } from './training/init-training.ts';
import { openTrainingLine, type TrainingLine } from './training/line.ts';

export interface DistrictProcess {
  /** Where intake answers. */
  readonly url: string;
  /** Opens the workspace without asking for a password; training alone has one. */
  readonly workspaceUrl: string | null;
  close(): Promise<void>;
}
export type LaunchDistrict = (districtDir: string) => Promise<DistrictProcess>;

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
  const training = desk.office.training ? createTraining(options) : null;
  const stopping = new AbortController();

  async function address(given: string | undefined): Promise<string | null> {
    if (given !== undefined) return given;
    return training === null ? desk.store.read.findSetting('districtUrl') : (await training.open()).line.url;
  }

  async function round(signal: AbortSignal, given?: string): Promise<Result<Round>> {
    const url = await address(given);
    if (url === null) return refuse('sync.no-address');
    const line = createHttpLine(url, roundDeadlineMs);
    const enrolled = await enrolOverLine(desk, line, signal);
    return enrolled.ok ? syncRound(desk, line, signal) : enrolled;
  }

  const hasAddress = () => training !== null || desk.store.read.findSetting('districtUrl') !== null;
  let scheduler: SyncScheduler | null = null;
  function startScheduler(): void {
    if (!options.background || scheduler !== null || !hasAddress()) return;
    scheduler = createSyncScheduler({
      clock: desk.deps.clock,
      random: options.random,
      round,
      onState: () => notify(['sync']),
      pace,
    });
  }
  startScheduler();

  const idle = { phase: 'idle', lastRoundAt: null, offlineSince: null, lastRefusal: null, nextTryAt: null } as const;
  const sync = syncHandlers(desk, {
    url: () =>
      training === null
        ? desk.store.read.findSetting('districtUrl')
        : (training.opened()?.line.url ?? 'http://127.0.0.1'),
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

interface Training {
  open(): Promise<{ readonly district: DistrictProcess; readonly line: TrainingLine }>;
  opened(): { readonly district: DistrictProcess; readonly line: TrainingLine } | null;
  handlers(lineMended: () => void): Handlers;
  close(): Promise<void>;
}

/** The training district starts with the first thing that needs it, and ends with the desk. */
function createTraining({ dataDir, launchDistrict }: RunOptions): Training {
  let opening: Promise<{ district: DistrictProcess; line: TrainingLine }> | null = null;
  let opened: { district: DistrictProcess; line: TrainingLine } | null = null;
  function open() {
    opening ??= (async () => {
      const district = await launchDistrict(join(dataDir, trainingDistrictDir));
      opened = { district, line: await openTrainingLine(district.url) };
      return opened;
    })();
    return opening;
  }
  return {
    open,
    opened: () => opened,
    handlers: (lineMended) => ({
      'training.status': async () => {
        const { district, line } = await open();
        return ok({ cut: line.isCut(), districtUrl: district.workspaceUrl });
      },
      'training.setLine': async ({ cut }) => {
        const { line } = await open();
        line.setCut(cut);
        if (!cut) lineMended();
        return ok({ cut });
      },
    }),
    async close() {
      const both = await opening?.catch(() => null);
      await both?.line.close();
      await both?.district.close();
    },
  };
}
