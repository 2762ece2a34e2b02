import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { ok, refuse, type Result } from '../../shared/result.ts';

/**
 * Builds a data folder beside its place and renames it in: a crash half way leaves nothing that looks like a desk.
 * Refuses: desk.folder-in-use, and what `build` refuses (the half-built folder is removed then).
 */
export async function buildFolder<T>(dataDir: string, build: (dir: string) => Promise<Result<T>>): Promise<Result<T>> {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) return refuse('desk.folder-in-use');
  const building = `${dataDir}.new-${process.pid}`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true, mode: 0o700 });
  try {
    const result = await build(building);
    if (!result.ok) return result;
    if (existsSync(dataDir)) rmdirSync(dataDir);
    renameSync(building, dataDir);
    return ok(result.value);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}
