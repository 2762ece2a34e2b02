import type { Topic } from '../../shared/contract/envelope.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { deskHandlers } from '../desk/handlers.ts';
import { reopenDesk } from '../desk/open.ts';
import { newLedgerKeys } from '../desk/open-ledger.ts';
import { nextGeneration, writeSuccessor } from '../desk/successor.ts';
import { createFolderRoad } from '../roads/folder-road.ts';
import { createMailboxRoad } from '../roads/mail/mailbox-road.ts';
import { createMailboxBook, type SettingBook } from '../roads/mail/mailbox-settings.ts';
import { createOpenLetter } from '../roads/mail/open-letter.ts';
import { createPartShelf } from '../roads/mail/part-shelf.ts';
import { fetchScan } from '../sync/fetch-scan.ts';
import { createDeskExchange } from '../sync/folder-exchange.ts';
import type { Line } from '../sync/line.ts';
import { unmeasured } from '../sync/line-measure.ts';
import { rememberedMeasure, rememberMeasure } from '../sync/line-memory.ts';
import { createDeskMail } from '../sync/mail-letters.ts';
import { deskMailStore } from '../sync/mail-store.ts';
import { type Round, syncRound } from '../sync/round.ts';
import { createSyncScheduler, type SchedulerState, type SyncScheduler } from '../sync/scheduler.ts';
import { agreedSeqs } from '../sync/standing.ts';
import { createTurns } from '../turns.ts';
import { deskStatus } from './desk-status.ts';
import { enrolOverLine } from './enrol-over-line.ts';
import { createKeptLine } from './kept-line.ts';
import { connectionFacts, keepNetworkSettings, networkSettings } from './network-settings.ts';
import { createOfficeLine } from './office-line.ts';
import { paperListHandlers } from './paper-lists.ts';
import { scanHandlers } from './scan-calls.ts';
import { syncHandlers } from './sync-calls.ts';
import { createTraining, type LaunchDistrict } from './training/training.ts';

export interface RunningDesk {
  /** The desk as it is now: after a fork it goes on in another ledger. */
  readonly desk: () => Desk;
  readonly handlers: () => Handlers;
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
/** How often an exchange folder is looked into. */
const folderPaceMs = 5000;
const pace = { nudgeMs: 800, quietMs: 60_000, firstBackOffMs: 2000, lastBackOffMs: 300_000 } as const;
/** A training desk's district is on the same machine. */
const straight = { authority: null, proxy: null } as const;
/** Without a sender in the background nothing runs and nothing is planned. */
const idle: SchedulerState = {
  phase: 'idle',
  lastRoundAt: null,
  offlineSince: null,
  lastRefusal: null,
  nextTryAt: null,
};

/** A desk with its sender, and in training with its district and the line between them. */
export function startDesk(opened: Desk, options: RunOptions, notify: (topics: readonly Topic[]) => void): RunningDesk {
  let desk = opened;
  let calls = deskHandlers(desk);
  const { deps } = desk;
  const training = desk.office.training ? createTraining({ ...options, log: deps.log }) : null;
  const stopping = new AbortController();
  const findUrl = () => desk.store.read.findSetting('districtUrl');
  const inTurn = createTurns();
  const line = createKeptLine({
    ...deps,
    deadlineMs: roundDeadlineMs,
    remembered: (baseUrl) => rememberedMeasure(desk, baseUrl),
  });

  /** The district holds another branch of the ledger: from now on all is written to a new one, in a new number block. */
  async function goOn(): Promise<Result<null>> {
    const keys = await newLedgerKeys(deps);
    const carryFrom = (agreedSeqs(desk.store.read)[desk.ledger] ?? 0) + 1;
    const written = writeSuccessor(desk, keys, { cause: 'forked', carryFrom }, nextGeneration(desk));
    const reopened = written.ok ? reopenDesk(desk) : written;
    if (!reopened.ok) return reopened;
    deps.log.warn({ event: 'desk.forked', ledger: desk.ledger, successor: reopened.value.ledger }, 'went on');
    desk = reopened.value;
    calls = deskHandlers(desk);
    notify(['desk', 'dossiers', 'sync']);
    return ok(null);
  }

  async function address(given: string | undefined): Promise<Result<string>> {
    if (given !== undefined) return ok(given);
    if (training !== null) {
      const both = await training.open();
      return both.ok ? ok(both.value.line.url) : both;
    }
    const url = findUrl();
    return url === null ? refuse('sync.no-address') : ok(url);
  }

  /** Does `work` over the line to the given or the set address. Refuses: sync.no-address, and what `work` refuses. */
  async function overLine<T>(
    signal: AbortSignal,
    given: string | undefined,
    work: (line: Line) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const url = await address(given);
    if (!url.ok) return url;
    const facts = training === null ? await connectionFacts(desk, url.value) : straight;
    const done = await line.over({ baseUrl: url.value, facts, signal }, work);
    rememberMeasure(desk, url.value, line.measure() ?? unmeasured);
    return done;
  }

  const wholeRound = (signal: AbortSignal, given?: string) =>
    overLine(signal, given, (open) => roundOver(open, signal));

  async function roundOver(line: Line, signal: AbortSignal): Promise<Result<Round>> {
    const enrolled = await enrolOverLine(desk, line, signal);
    if (!enrolled.ok) return enrolled;
    const first = await syncRound(desk, line, signal);
    if (!first.ok || !first.value.forked) return first;
    const wentOn = await goOn();
    if (!wentOn.ok) return wentOn;
    const again = await syncRound(desk, line, signal);
    return again.ok ? ok({ ...again.value, forked: true }) : again;
  }

  /** One after the other, whoever asks: the sender and a person's "send now" never talk at the same time. */
  const round = (signal: AbortSignal, given?: string) => inTurn(() => wholeRound(signal, given));

  /** The sender outlives every defect of a round: it is logged, and tried again like any other failure. */
  async function guarded(signal: AbortSignal): Promise<Result<Round>> {
    try {
      return await round(signal);
    } catch (error) {
      const reference = deps.ids.commandId().slice(0, 8);
      deps.log.error({ event: 'sync.defect', reference, err: error }, 'a round failed');
      return refuse('internal.unexpected', { reference });
    }
  }

  const hasAddress = () => training !== null || findUrl() !== null;
  let scheduler: SyncScheduler | null = null;
  function startScheduler(): void {
    if (!options.background || scheduler !== null || !hasAddress()) return;
    scheduler = createSyncScheduler({
      clock: deps.clock,
      random: options.random,
      round: guarded,
      onState: () => notify(['sync']),
      pace,
    });
  }
  startScheduler();

  const mailStore = deskMailStore(() => desk);
  const shelf = createPartShelf({ deps, store: mailStore });
  const openLetter = createOpenLetter({ deps, shelf, store: mailStore });
  const sync = syncHandlers(() => desk, shelf, {
    url: () => (training === null ? findUrl() : desk.office.district.name),
    state: () => scheduler?.state() ?? idle,
    now: (url) => (scheduler !== null && url === undefined ? scheduler.now() : round(stopping.signal, url)),
    goOn: () => inTurn(goOn),
    setUrl: (url) => {
      const set = desk.store.write((tx) => {
        tx.setSetting('districtUrl', url);
        return ok(null);
      });
      startScheduler();
      return set;
    },
  });
  const scans = scanHandlers(() => desk, {
    measure: () => line.measure() ?? rememberedMeasure(desk, null),
    isOnline: () => scheduler !== null && scheduler.state().offlineSince === null,
    hurry: () => scheduler?.nudge(),
  });
  const folder = createFolderRoad({
    deps,
    findFolder: async () => desk.store.read.findSetting('exchangeFolder') || null,
    setFolder: async (to) =>
      desk.store.write((tx) => {
        tx.setSetting('exchangeFolder', to ?? '');
        return ok(null);
      }),
    exchange: createDeskExchange({ desk: () => desk, inTurn, goOn }),
    onChange: () => notify(['sync']),
  });
  if (options.background) folder.watch(folderPaceMs);
  const mailbox = createMailboxRoad({
    deps,
    book: createMailboxBook(
      settingBook(() => desk),
      desk.keyring,
    ),
    take: createDeskMail({ desk: () => desk, inTurn, goOn, openLetter }),
    shelf,
    store: mailStore,
    countAnswers: async () => 0,
    answer: async () => ok(null),
    onChange: () => notify(['sync']),
  });
  if (options.background) mailbox.watch();
  const office = createOfficeLine({
    desk: () => desk,
    inTurn,
    onChange: () => notify(['sync']),
    background: options.background,
  });
  office.start();
  const around: Handlers = {
    ...sync,
    ...folder.handlers,
    ...scans,
    'attachment.fetch': async (input) => {
      const { signal } = stopping;
      const fetched = await inTurn(() => overLine(signal, undefined, (open) => fetchScan(desk, open, input, signal)));
      return fetched.ok ? ok({ here: true }) : fetched;
    },
    ...mailbox.handlers,
    ...paperListHandlers(() => desk, inTurn),
    ...office.handlers,
    'desk.status': () => ok(deskStatus(desk)),
    'sync.network': () => ok(networkSettings(desk)),
    'sync.setNetwork': (input) => {
      const kept = keepNetworkSettings(desk, input);
      return kept.ok ? ok(networkSettings(desk)) : kept;
    },
    ...(training === null ? {} : training.handlers(() => scheduler?.now())),
  };

  return {
    desk: () => desk,
    handlers: () => ({ ...calls, ...around }),
    nudge: () => scheduler?.nudge(),
    async close() {
      stopping.abort();
      await office.close();
      await folder.close();
      await mailbox.close();
      await scheduler?.stop();
      await inTurn(async () => undefined);
      await line.close();
      await training?.close();
      desk.store.close();
    },
  };
}

function settingBook(desk: () => Desk): SettingBook {
  return {
    find: async (name) => desk().store.read.findSetting(name),
    set: async (name, value) =>
      desk().store.write((tx) => {
        tx.setSetting(name, value);
        return ok(null);
      }),
  };
}
