import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { ok, type Result, refuse } from '../../../shared/result.ts';

const largestFileBytes = 64 * 1024 * 1024;

export interface NamedBytes {
  /** The file's own name, without its folders. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Refuses: shell.file-unreadable; shell.file-too-large above `largestBytes` (64 MB), before a byte is read. */
export function readNamed(path: string, largestBytes = largestFileBytes): Result<NamedBytes> {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return refuse('shell.file-unreadable', { file: path });
    if (stat.size > largestBytes) return refuse('shell.file-too-large', { file: path });
    return ok({ name: basename(path), bytes: readFileSync(path) });
  } catch {
    return refuse('shell.file-unreadable', { file: path });
  }
}

/** A file that is written later: its place is tried first, so that nothing is done for a result that cannot be kept. */
export interface PendingFile {
  readonly path: string;
  /** Whole or not at all, on disk when it returns. */
  write(bytes: Uint8Array): Result<null>;
  drop(): void;
}

/** Refuses: shell.file-unwritable. */
export function openPending(file: string): Result<PendingFile> {
  const path = resolve(file);
  const part = `${path}.part`;
  try {
    closeSync(openSync(part, 'w', 0o600));
  } catch {
    return refuse('shell.file-unwritable', { file });
  }
  return ok({
    path,
    write(bytes) {
      try {
        writeWhole(part, bytes);
        renameSync(part, path);
        return ok(null);
      } catch {
        rmSync(part, { force: true });
        return refuse('shell.file-unwritable', { file });
      }
    },
    drop: () => rmSync(part, { force: true }),
  });
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Makes a folder with those above it, where they are missing; throws as mkdir does. Step by step: Node's own recursive
 * mkdir never ends below a folder that is there and takes no entries (/proc).
 */
export function makeFolder(folder: string, mode = 0o777): void {
  const path = resolve(folder);
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  mkdirSync(path, { mode });
}
