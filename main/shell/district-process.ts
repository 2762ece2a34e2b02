import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { DistrictProcess, LaunchDistrict } from '../app/training/training.ts';
import type { Clock } from '../ports.ts';

/** First line that the child writes: where it answers. */
export const DistrictReady = z.object({ url: z.url(), workspaceUrl: z.url().nullable() });
export type DistrictReady = z.infer<typeof DistrictReady>;

const startDeadlineMs = 30_000;

/**
 * Starts a training desk's district as a process of its own, with its own data folder and address. It ends with the
 * desk, however that ends: its standard input closes then. `followClock`: the desk's clock was set by `--clock`, so the
 * district's starts at the same moment.
 */
export function launchDistrictProcess(clock: Clock, followClock: boolean): LaunchDistrict {
  return async (districtDir) => {
    const start = followClock ? ['--clock', new Date(clock.now()).toISOString()] : [];
    const child = spawn(process.execPath, [childScript(), '--data', districtDir, ...start], {
      stdio: ['pipe', 'pipe', 'inherit'],
      windowsHide: true,
    });
    const ready = await firstLine(child);
    return districtProcess(child, DistrictReady.parse(JSON.parse(ready)));
  };
}

/** Beside this file: as source in a checkout's tests, bundled in `out/main`. */
function childScript(): string {
  const own = import.meta.filename;
  return join(dirname(own), `district-child${extname(basename(own))}`);
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the district process has no output');
  const lines = createInterface({ input: child.stdout });
  const deadline = AbortSignal.timeout(startDeadlineMs);
  const ended = once(child, 'exit', { signal: deadline }).then(([code]) => {
    throw new Error(`the district process ended with ${code}`);
  });
  try {
    const [line] = await Promise.race([once(lines, 'line', { signal: deadline }), ended]);
    return String(line);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    // The race is over: an end that comes later is an ordinary one.
    ended.catch(() => {});
  }
}

function districtProcess(child: ChildProcess, { url, workspaceUrl }: DistrictReady): DistrictProcess {
  return {
    url,
    workspaceUrl,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin?.end();
      await ended;
    },
  };
}
