import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorCode } from '../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

/**
 * Writes a file to a drive that may vanish at any moment: under a temporary name, synced, renamed, the folder synced,
 * then read back and compared. The name is there only with the whole content behind it.
 * Refuses: road.drive-gone, road.drive-full, road.drive-locked, road.drive-altered.
 */
export async function writeToDrive(dir: string, name: string, bytes: Uint8Array): Promise<Result<null>> {
  const path = join(dir, name);
  const part = join(dir, `.${name}.part`);
  try {
    await closing(await open(part, 'w', 0o600), async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
    await rename(part, path);
    await syncDirectory(dir);
    const written = await readFile(path);
    if (Buffer.compare(written, bytes) === 0) return ok(null);
    await dropFile(path);
    return refuse('road.drive-altered');
  } catch (error) {
    await dropFile(part);
    return refuse(driveCode(error));
  }
}

/** Away with it, where the drive is still there; a file that stays does no harm. */
export async function dropFile(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

/** What a system's error on a drive means to a person. */
export function driveCode(error: unknown): ErrorCode {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    // Larger than its file system, or this user, may have in one file.
    case 'EFBIG':
      return 'road.drive-full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'road.drive-locked';
    default:
      return 'road.drive-gone';
  }
}

/** Windows and some shares do not let a folder be opened or synced: the rename is then as durable as they make it. */
async function syncDirectory(dir: string): Promise<void> {
  try {
    await closing(await open(dir, 'r'), (folder) => folder.sync());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EACCES' && code !== 'EINVAL' && code !== 'ENOTSUP')
      throw error;
  }
}

async function closing(file: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
