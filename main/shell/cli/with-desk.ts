import { resolve } from 'node:path';
import type { Core } from '../../api/core.ts';
import { openDeskApp } from '../../app/desk-app.ts';
import type { Desk } from '../../desk/desk.ts';
import { isDeskFolder } from '../../desk/open.ts';
import type { Deps } from '../../ports.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { createPdfPrinter } from '../browser/pdf-printer.ts';
import { composeDeps, wrapsFromEnvironment } from '../compose/deps.ts';
import { lockFolder } from '../compose/folder-lock.ts';
import { createPassphraseWrap } from '../compose/key-wraps.ts';
import { launchDistrictProcess } from '../district-process.ts';
import { type Args, type CliContext, UsageError } from './command.ts';
import type { ExitCode } from './exit-code.ts';

export interface OpenedDesk {
  readonly core: Core;
  readonly desk: Desk;
  readonly deps: Deps;
  readonly dataDir: string;
}

/** Locks and opens the desk of `--data`, lets `use` work on it, and closes everything whatever happens. */
export async function withDesk(
  context: CliContext,
  args: Args,
  use: (opened: OpenedDesk) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { output, files, startAt } = context;
  const dataDir = resolve(args.needed('data'));
  if (!isDeskFolder(dataDir)) return output.refusal({ code: 'desk.not-set-up' });
  const lock = await lockFolder(dataDir);
  if (!lock.ok) return output.refusal(lock.refusal);
  const browser = findBrowser();
  const printer = browser === null ? null : createPdfPrinter(browser);
  try {
    const deps = composeDeps({ dataDir, files, wraps: wrapsFromEnvironment(), printer, startAt });
    const app = await openDeskApp(deps, {
      dataDir,
      shell: 'loopback',
      version: files.version,
      background: false,
      passphraseWrap: createPassphraseWrap,
      launchDistrict: launchDistrictProcess(deps.clock, startAt !== null),
      random: Math.random,
    });
    if (!app.ok) return output.refusal(app.refusal);
    const { core } = app.value;
    try {
      const desk = app.value.desk();
      if (desk === null) return output.refusal({ code: 'desk.not-set-up' });
      if (startAt !== null && !desk.office.training) throw new UsageError('--clock is for training folders only');
      return await use({ core, desk, deps, dataDir });
    } finally {
      await core.close();
    }
  } finally {
    await printer?.close();
    await lock.value.release();
  }
}
