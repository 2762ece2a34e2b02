import type { Topic } from '../../shared/contract/envelope.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Core } from '../api/core.ts';
import { createDispatcher } from '../api/dispatcher.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { isDeskFolder, openDesk } from '../desk/open.ts';
import type { Deps, KeyWrap } from '../ports.ts';
import { openHandlers } from './hello.ts';
import { type RunningDesk, startDesk } from './running-desk.ts';
import { setupHandlers } from './setup-calls.ts';
import type { LaunchDistrict } from './training/training.ts';

export interface DeskAppOptions {
  readonly dataDir: string;
  readonly shell: 'electron' | 'loopback' | 'browser';
  readonly version: string;
  /** Send in the background; the command line does not. */
  readonly background: boolean;
  readonly passphraseWrap: (passphrase: string) => KeyWrap;
  /** Starts a training desk's district as its own process. */
  readonly launchDistrict: LaunchDistrict;
  readonly random: () => number;
}

export interface DeskApp {
  readonly core: Core;
  /** The open desk; null while the folder waits for set-up or its passphrase. */
  readonly desk: () => Desk | null;
}

/** One desk folder behind one door: set-up first where it is empty, then the counter. */
export async function openDeskApp(deps: Deps, options: DeskAppOptions): Promise<Result<DeskApp>> {
  const listeners = new Set<(notice: { readonly changed: readonly Topic[] }) => void>();
  let running: RunningDesk | null = null;
  let handlers: () => Handlers = () => ({});

  function notify(changed: readonly Topic[]): void {
    for (const listener of listeners) listener({ changed });
  }

  async function open(wraps: readonly KeyWrap[]): Promise<Result<null>> {
    const desk = openDesk({ ...deps, wraps }, options.dataDir, (topics) => {
      if (topics.includes('dossiers')) running?.nudge();
      notify(topics);
    });
    if (!desk.ok) return desk;
    const started = startDesk(desk.value, options, notify);
    running = started;
    handlers = () => ({
      ...openHandlers({ ...options, mode: 'desk', desk: started.desk(), clock: deps.clock }),
      ...started.handlers(),
    });
    notify(['desk', 'dossiers', 'sync']);
    return ok(null);
  }

  if (isDeskFolder(options.dataDir)) {
    const opened = await open(deps.wraps);
    const locked =
      !opened.ok &&
      (opened.refusal.code === 'keys.wrap-unavailable' || opened.refusal.code === 'keys.wrong-passphrase');
    if (!opened.ok && (!locked || !options.background)) return opened;
    if (locked) {
      const unlocking: Handlers = {
        ...openHandlers({ ...options, mode: 'locked', desk: null, clock: deps.clock }),
        'app.unlock': async ({ passphrase }) => {
          const unlocked = await open([options.passphraseWrap(passphrase), ...deps.wraps]);
          return unlocked.ok ? ok({}) : unlocked;
        },
      };
      handlers = () => unlocking;
    }
  } else {
    const settingUp: Handlers = {
      ...openHandlers({ ...options, mode: 'setup', desk: null, clock: deps.clock }),
      ...setupHandlers({
        deps,
        dataDir: options.dataDir,
        passphraseWrap: options.passphraseWrap,
        settled: (wrap) => open(wrap === null ? deps.wraps : [wrap, ...deps.wraps]),
      }),
    };
    handlers = () => settingUp;
  }

  const call = createDispatcher({
    handlers: () => handlers(),
    log: deps.log,
    newReference: () => deps.ids.commandId().slice(0, 8),
  });
  return ok({
    core: {
      call,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      async close() {
        await running?.close();
        running = null;
        handlers = () => ({});
      },
    },
    desk: () => running?.desk() ?? null,
  });
}
