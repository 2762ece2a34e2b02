import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnPostgres } from '../../fixtures/own-postgres.ts';

/**
 * Tells the processor time, ms, that this process and the server's have used up: a busy machine makes waiting longer,
 * not this. Linux tells it of others; elsewhere it is this process alone.
 */
export function createProcessorTime({ dir }: OwnPostgres): () => number {
  const postmaster = readFileSync(join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  return () => {
    const { user, system } = process.cpuUsage();
    const server = childrenOf(postmaster).reduce((sum, pid) => sum + runMs(pid), 0);
    return (user + system) / 1000 + server;
  };
}

function childrenOf(pid: string): readonly string[] {
  return read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean);
}

/** Nanoseconds on a processor come first; nothing of one that has ended meanwhile. */
function runMs(pid: string): number {
  return Number(read(`/proc/${pid}/schedstat`).split(' ')[0]) / 1e6;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
