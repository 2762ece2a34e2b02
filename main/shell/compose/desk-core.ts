import { mkdirSync } from 'node:fs';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type DeskApp, openDeskApp } from '../../app/desk-app.ts';
import type { LaunchDistrict } from '../../app/training/training.ts';
import type { Deps, KeyWrap, Printer } from '../../ports.ts';
import { composeDeps } from './deps.ts';
import { lockFolder } from './folder-lock.ts';
import { createPassphraseWrap } from './key-wraps.ts';
import type { ProgramFiles } from './program-files.ts';

export interface DeskCoreOptions {
  readonly dataDir: string;
  readonly files: ProgramFiles;
  readonly wraps: readonly KeyWrap[];
  readonly printer: Printer | null;
  /** `--clock`, milliseconds UTC; null: the machine's clock. */
  readonly startAt: number | null;
  /** Sends in the background, and waits for set-up or a passphrase; the command line does neither. */
  readonly background: boolean;
  readonly launchDistrict: (deps: Deps) => LaunchDistrict;
}

export interface DeskCore {
  readonly app: DeskApp;
  readonly deps: Deps;
  /** Ends the core's work and lets go of the folder. */
  close(): Promise<void>;
}

/** Makes the folder where it is missing, locks it and opens the desk in it. Refuses: shell.folder-*, keys.*, store.*. */
export async function openDeskCore(options: DeskCoreOptions): Promise<Result<DeskCore>> {
  const { dataDir, files, background } = options;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    return refuse('shell.folder-unusable', { folder: dataDir });
  }
  const lock = await lockFolder(dataDir);
  if (!lock.ok) return lock;
  const deps = composeDeps(options);
  const app = await openDeskApp(deps, {
    dataDir,
    shell: 'loopback',
    version: files.version,
    background,
    passphraseWrap: createPassphraseWrap,
    launchDistrict: options.launchDistrict(deps),
    random: Math.random,
  });
  if (!app.ok) {
    await lock.value.release();
    return app;
  }
  return ok({
    app: app.value,
    deps,
    async close() {
      await app.value.core.close();
      await lock.value.release();
    },
  });
}
