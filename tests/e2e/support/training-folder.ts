import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../../build/staleness.ts';

const cli = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.mjs');

export const clerk = 'Lò Thị Mai';
export const leader = 'Lý A Sử';
/** A Tuesday morning in office hours: the pictures stay the same whenever they are taken. */
export const morning = '2026-12-01T09:24:00+07:00';

export interface TrainingFolder {
  readonly dataDir: string;
  readonly profileDir: string;
}

/** A training desk with its district, made by the command line as of `clock`: `--clock` wants a training folder. */
export async function newTrainingFolder(clock = '2026-12-01T08:00:00+07:00'): Promise<TrainingFolder> {
  await ensureBuilt(['main', 'renderer']);
  const profileDir = mkdtempSync(join(tmpdir(), 'motcua-e2e-'));
  const folder = { dataDir: join(profileDir, 'desk'), profileDir };
  motcua(folder, ['desk', 'init', '--training', '--clerk', clerk, '--leader', leader, '--clock', clock]);
  return folder;
}

/** Runs `motcua` on the folder and gives what it wrote; throws when it ends with anything but 0. */
export function motcua({ dataDir, profileDir }: TrainingFolder, args: readonly string[]): string {
  return execFileSync(process.execPath, [cli, ...args, '--data', dataDir], {
    encoding: 'utf8',
    env: environment(profileDir),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

export interface DeskCall {
  readonly call: string;
  readonly input: object;
  readonly as?: string;
}

/** Contract calls through `desk run` at one moment; what each answered. Throws on the first refusal. */
export function deskRun(
  { dataDir, profileDir }: TrainingFolder,
  clock: string,
  calls: readonly DeskCall[],
): readonly Record<string, unknown>[] {
  const lines = calls.map((call) => JSON.stringify({ id: crypto.randomUUID(), as: clerk, ...call }));
  const { stdout } = spawnSync(process.execPath, [cli, 'desk', 'run', '--data', dataDir, '--clock', clock], {
    encoding: 'utf8',
    env: environment(profileDir),
    input: `${lines.join('\n')}\n`,
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const answer: { ok?: boolean; result?: Record<string, unknown> } = JSON.parse(line);
      if (answer.ok !== true || answer.result === undefined) throw new Error(`desk run: ${line}`);
      return answer.result;
    });
}

function environment(profileDir: string): NodeJS.ProcessEnv {
  return { ...process.env, XDG_STATE_HOME: profileDir, LOCALAPPDATA: profileDir };
}
