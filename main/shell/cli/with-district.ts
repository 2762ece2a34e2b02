import { resolve } from 'node:path';
import { actorOf } from '../../district/actor.ts';
import type { DistrictApp } from '../../server/district-app.ts';
import { openDistrictCore } from '../compose/district-core.ts';
import { type Args, type CliContext, UsageError } from './command.ts';
import type { ExitCode } from './exit-code.ts';

/** Locks and opens the district of `--data`, lets `use` work on it, and closes everything whatever happens. */
export async function withDistrict(
  context: CliContext,
  args: Args,
  use: (app: DistrictApp) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { output, files, startAt } = context;
  const opened = await openDistrictCore({ dataDir: resolve(args.needed('data')), files, startAt });
  if (!opened.ok) return output.refusal(opened.refusal);
  const { app, close } = opened.value;
  try {
    if (startAt !== null && !app.training) throw new UsageError('--clock chỉ dùng cho thư mục tập huấn');
    // Also for what only reads: a mistyped name is told at once, and not when something is to be written.
    const actor = await actorOf(app.district.store.read, { as: context.as });
    return actor.ok ? await use(app) : output.refusal(actor.refusal);
  } finally {
    await close();
  }
}
