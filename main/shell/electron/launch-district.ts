import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LaunchDistrict } from '../../app/training/training.ts';
import { DistrictReady } from '../district-process.ts';
import type { PlainRuntime } from './runtime.ts';

const startDeadlineMs = 30_000;

/**
 * Starts a training desk's district as `district-process.ts` does (first line out says where it answers; it ends when
 * its input closes), but on a Node beside Electron: `process.execPath` is Electron here, and would open a window.
 */
export function createDistrictLauncher({ nodePath, scriptDir }: PlainRuntime): LaunchDistrict {
  return async (districtDir) => {
    const script = join(scriptDir, 'district-child.mjs');
    const child = spawn(nodePath, [script, '--data', districtDir], {
      stdio: ['pipe', 'pipe', 'inherit'],
      windowsHide: true,
    });
    const { url, workspaceUrl } = await whenReady(child, child.stdout);
    return {
      url,
      workspaceUrl,
      async close() {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.stdin.end();
        await ended;
      },
    };
  };
}

/** Rejects when the district ends, cannot be started or says nothing in time; it is killed then. */
async function whenReady(child: ChildProcess, output: NodeJS.ReadableStream): Promise<DistrictReady> {
  const signal = AbortSignal.timeout(startDeadlineMs);
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the district process ended with ${code}`);
  });
  try {
    const [line] = await Promise.race([once(createInterface({ input: output }), 'line', { signal }), ended]);
    return DistrictReady.parse(JSON.parse(String(line)));
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    // The race is over; an end that comes later is an ordinary one.
    ended.catch(() => {});
  }
}
