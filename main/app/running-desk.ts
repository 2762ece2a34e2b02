import type { Topic } from '../../shared/contract/envelope.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { fetchScan } from '../sync/fetch-scan.ts';
import { createTurns } from '../turns.ts';
import { createCurrentDesk } from './current-desk.ts';
import { createDeskLine } from './desk-line.ts';
import { createDeskRoads } from './desk-roads.ts';
import { createDeskSender } from './desk-sender.ts';
import { deskStatus } from './desk-status.ts';
import { keepNetworkSettings, networkSettings } from './network-settings.ts';
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

/** A desk with its roads and its sender, and in training with its district and the line between them. */
export function startDesk(opened: Desk, options: RunOptions, notify: (topics: readonly Topic[]) => void): RunningDesk {
  const { background, random } = options;
  const current = createCurrentDesk(opened, notify);
  const { desk } = current;
  const training = opened.office.training ? createTraining({ ...options, log: opened.deps.log }) : null;
  const inTurn = createTurns();
  const stopping = new AbortController();
  const onChange = () => notify(['sync']);
  const line = createDeskLine(desk, training);
  const sender = createDeskSender({
    current,
    line,
    inTurn,
    background,
    random,
    onState: onChange,
    stopping: stopping.signal,
  });
  const roads = createDeskRoads({ current, inTurn, background, onChange });
  sender.start();
  /** Another way to the district: it is tried at once, not when the old one's back-off has run out. */
  const tryAnew = () => {
    sender.start();
    sender.lineMended();
    onChange();
  };

  const around: Handlers = {
    ...syncHandlers(desk, roads.shelf, {
      url: line.url,
      state: sender.state,
      now: sender.now,
      goOn: () => inTurn(current.goOn),
      setUrl: (url) => {
        const set = desk().store.write((tx) => {
          tx.setSetting('districtUrl', url);
          return ok(null);
        });
        tryAnew();
        return set;
      },
    }),
    ...scanHandlers(desk, { measure: line.measure, ...sender }),
    'attachment.fetch': async (input) => {
      const { signal } = stopping;
      const fetched = await inTurn(() =>
        line.over(signal, undefined, (open) => fetchScan(desk(), open, input, signal)),
      );
      return fetched.ok ? ok({ here: true }) : fetched;
    },
    ...paperListHandlers(desk, inTurn),
    ...roads.handlers,
    'desk.status': () => ok(deskStatus(desk())),
    'sync.network': async () => ok(await networkSettings(desk())),
    'sync.setNetwork': async (input) => {
      const kept = keepNetworkSettings(desk(), input);
      if (!kept.ok) return kept;
      tryAnew();
      return ok(await networkSettings(desk()));
    },
    ...(training === null ? {} : training.handlers(sender.lineMended)),
  };

  return {
    desk,
    handlers: () => ({ ...current.handlers(), ...around }),
    nudge: sender.nudge,
    async close() {
      stopping.abort();
      await roads.close();
      await sender.close();
      await inTurn(async () => undefined);
      await line.close();
      await training?.close();
      desk().store.close();
    },
  };
}
