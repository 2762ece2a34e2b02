import { resolve } from 'node:path';
import { ok, type Result } from '../../../shared/result.ts';
import type { Core } from '../../api/core.ts';
import { isDeskFolder } from '../../desk/open.ts';
import { isDistrictFolder } from '../../district/database.ts';
import { findActor } from '../../ledger/actors.ts';
import type { Deps } from '../../ports.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { createPdfPrinter } from '../browser/pdf-printer.ts';
import { wrapsFromEnvironment } from '../compose/deps.ts';
import { openDeskCore } from '../compose/desk-core.ts';
import { launchDistrictProcess } from '../district-process.ts';
import { type Args, type CliContext, UsageError } from './command.ts';
import type { ExitCode } from './exit-code.ts';

export interface OpenedDesk {
  readonly core: Core;
  /** Whether the desk has somebody of that name now. Refuses: desk.actor-unknown. */
  readonly knows: (named: string) => Result<unknown>;
  readonly deps: Deps;
}

/** Locks and opens the desk of `--data`, lets `use` work on it, and closes everything whatever happens. */
export async function withDesk(
  context: CliContext,
  args: Args,
  use: (opened: OpenedDesk) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { output, files, startAt } = context;
  const dataDir = resolve(args.needed('data'));
  if (!isDeskFolder(dataDir))
    return output.refusal({ code: isDistrictFolder(dataDir) ? 'shell.not-a-desk' : 'desk.not-set-up' });
  const browser = findBrowser();
  const printer = browser === null ? null : createPdfPrinter(browser);
  const opened = await openDeskCore({
    dataDir,
    files,
    wraps: wrapsFromEnvironment(),
    printer,
    startAt,
    background: false,
    launchDistrict: ({ clock }) => launchDistrictProcess(clock, startAt !== null),
  });
  if (!opened.ok) return output.refusal(opened.refusal);
  try {
    const { app, deps } = opened.value;
    const desk = app.desk();
    if (desk === null) return output.refusal({ code: 'desk.not-set-up' });
    if (startAt !== null && !desk.office.training) throw new UsageError('--clock chỉ dùng cho thư mục tập huấn');
    // Also for what only reads: a mistyped name is told at once, and not when something is to be written.
    const knows = (named: string) => {
      // A fork may have given the folder another ledger.
      const { store, ledger } = app.desk() ?? desk;
      return findActor(store.read.staffOf(ledger), named);
    };
    const named = context.as === undefined ? ok(null) : knows(context.as);
    if (!named.ok) return output.refusal(named.refusal);
    return await use({ core: app.core, knows, deps });
  } finally {
    await opened.value.close();
    await printer?.close();
  }
}
