import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, refuse } from '../../shared/result.ts';

/** Stands in the folder from the first byte of a set-up to the last: what lies beside it after a crash is half-built. */
const marker = 'setting-up';
const building = 'building';

/**
 * Builds a data folder's content in a subfolder and moves it into place at the end, so that a crash half way leaves
 * nothing that looks like a desk. The folder itself stays the same one on disk: it may be locked already, and the log
 * may be written to it. Refuses: desk.folder-in-use, and what `build` refuses (nothing is left of it then).
 */
export async function buildFolder<T>(dataDir: string, build: (dir: string) => Promise<Result<T>>): Promise<Result<T>> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (existsSync(join(dataDir, marker))) clear(dataDir);
  if (contents(dataDir).length > 0) return refuse('desk.folder-in-use');
  writeFileSync(join(dataDir, marker), '', { flush: true });
  const dir = join(dataDir, building);
  mkdirSync(dir, { mode: 0o700 });
  let built = false;
  try {
    const result = await build(dir);
    if (!result.ok) return result;
    for (const name of readdirSync(dir)) renameSync(join(dir, name), join(dataDir, name));
    built = true;
    return result;
  } finally {
    rmSync(dir, { recursive: true, force: true });
    if (!built) clear(dataDir);
    rmSync(join(dataDir, marker), { force: true });
  }
}

function contents(dataDir: string): readonly string[] {
  return readdirSync(dataDir).filter((name) => name !== 'log');
}

function clear(dataDir: string): void {
  for (const name of contents(dataDir)) {
    if (name !== marker) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}
