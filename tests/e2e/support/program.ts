import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../../build/staleness.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export interface RunningProgram {
  /** Works once: opens the first window. */
  readonly startUrl: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** As when the machine is shut down: the program ends by itself. */
  stop(): Promise<void>;
}

export interface StartProgram {
  readonly dataDir?: string;
  readonly args?: readonly string[];
  /** A profile folder of its own keeps marks of other runs away. */
  readonly profileDir?: string;
}

/** Starts the built program as `npm start -- --no-open` does, on a folder of its own. */
export async function startProgram(options: StartProgram = {}): Promise<RunningProgram> {
  await ensureBuilt(['main', 'renderer']);
  const dataDir = options.dataDir ?? join(mkdtempSync(join(tmpdir(), 'motcua-e2e-')), 'desk');
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'motcua-e2e-profile-'));
  const script = join(root, 'out', 'main', 'start.mjs');
  const child = spawn(process.execPath, [script, '--no-open', '--data', dataDir, ...(options.args ?? [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, XDG_STATE_HOME: profileDir, LOCALAPPDATA: profileDir },
  });
  return {
    startUrl: await startUrlOf(child),
    dataDir,
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function startUrlOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    const url = /http:\/\/127\.0\.0\.1:\d+\/start#\S+/.exec(said)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`the program ended without an address: ${said}`);
}
