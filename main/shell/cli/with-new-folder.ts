import { existsSync, rmdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Deps } from '../../ports.ts';
import { composeDeps, wrapsFromEnvironment } from '../compose/deps.ts';
import { lockFolder } from '../compose/folder-lock.ts';
import type { Args, CliContext } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { makeFolder } from './files.ts';

/** Makes and locks the folder of `--data` for a set-up or a restore; a folder made for nothing goes again. */
export async function withNewFolder(
  context: CliContext,
  args: Args,
  use: (deps: Deps, dataDir: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { output, files, startAt } = context;
  const dataDir = resolve(args.needed('data'));
  const isNew = !existsSync(dataDir);
  try {
    makeFolder(dataDir, 0o700);
  } catch {
    return output.refusal({ code: 'shell.folder-unusable', params: { folder: dataDir } });
  }
  const lock = await lockFolder(dataDir);
  if (!lock.ok) return output.refusal(lock.refusal);
  let code: ExitCode | null = null;
  try {
    code = await use(composeDeps({ dataDir, files, wraps: wrapsFromEnvironment(), printer: null, startAt }), dataDir);
    return code;
  } finally {
    await lock.value.release();
    if (isNew && code !== 0) removeEmpty(dataDir);
  }
}

function removeEmpty(dataDir: string): void {
  try {
    rmdirSync(dataDir);
  } catch {
    // Something is in it: it stays.
  }
}
