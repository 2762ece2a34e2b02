import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../../shared/result.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * One process at a time on a data folder. The lock is a listening address named after the folder's identity on disk
 * (an abstract socket on Linux, a named pipe on Windows, a socket file elsewhere): the system lets go of it with the
 * process, however that ends, so it is never left behind. Refuses: shell.folder-busy, shell.folder-unusable.
 */
export async function lockFolder(dir: string): Promise<Result<FolderLock>> {
  const address = addressOf(dir, process.platform);
  if (address === null) return refuse('shell.folder-unusable', { folder: dir });
  const server = (await listen(address.path)) ?? (address.isFile ? await takeOver(address.path) : null);
  if (server === null) return refuse('shell.folder-busy');
  server.unref();
  return ok({ release: () => new Promise((resolve) => server.close(() => resolve())) });
}

function addressOf(dir: string, platform: NodeJS.Platform): { path: string; isFile: boolean } | null {
  const stat = statSync(dir, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined || !stat.isDirectory()) return null;
  // By device and number, not by path: links and mounts lead to the same folder.
  const name = `motcua-${createHash('sha256').update(`${stat.dev}:${stat.ino}`).digest('hex').slice(0, 32)}`;
  if (platform === 'linux') return { path: `\0${name}`, isFile: false };
  if (platform === 'win32') return { path: `\\\\.\\pipe\\${name}`, isFile: false };
  return { path: join(tmpdir(), `${name}.sock`), isFile: true };
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen(path, () => resolve(server));
  });
}

/** A socket file outlives a killed process: nobody answers at it then, and it may be replaced. */
async function takeOver(path: string): Promise<Server | null> {
  const answered = await new Promise<boolean>((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
  if (answered) return null;
  rmSync(path, { force: true });
  return listen(path);
}
