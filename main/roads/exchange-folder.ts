import { lstat, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { readFiles } from '../../shared/batch/bundle.ts';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { readSealed } from '../../shared/batch/sealed-file.ts';
import { isPaperListFile } from '../../shared/paper/list-qr.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { driveCode } from './drive-file.ts';

/** What goes up and what comes down lie apart, so that a person who looks into the stick sees which is which. */
export interface ExchangeFolder {
  readonly up: string;
  readonly down: string;
}

/**
 * The two halves of an exchange folder, made where they are missing. Its own place is never made: an unplugged stick
 * must not turn into a folder on the disk. Refuses: road.folder-missing, road.drive-*.
 */
export async function openExchangeFolder(folder: string): Promise<Result<ExchangeFolder>> {
  try {
    if (!isAbsolute(folder) || !(await stat(folder)).isDirectory()) return refuse('road.folder-missing', { folder });
  } catch {
    return refuse('road.folder-missing', { folder });
  }
  const halves = { up: join(folder, 'gui-len'), down: join(folder, 'gui-xuong') };
  try {
    for (const half of [halves.up, halves.down]) await mkdir(half, { recursive: true });
    return ok(halves);
  } catch (error) {
    return refuse(driveCode(error));
  }
}

export interface FolderFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface FolderWatch {
  /** Files of these names that were not taken yet, by name; one that is half copied waits for the next look. */
  fresh(dir: string, isWanted: (name: string) => boolean): Promise<Result<readonly FolderFile[]>>;
  /** Not to be given again while it stays as it is. */
  taken(name: string): void;
}

const largestBytes = 64 * 1024 * 1024;

/**
 * Looks into a folder by its listing alone: no system's watching works on every share and stick. What was taken is
 * known by name, size and time; a restart forgets it, and taking a file twice changes nothing.
 */
export function createFolderWatch(crypto: CryptoPort): FolderWatch {
  const seen = new Map<string, { readonly mark: string; isTaken: boolean }>();

  async function look(dir: string, name: string): Promise<FolderFile | null> {
    const facts = await lstat(join(dir, name));
    if (!facts.isFile() || facts.size > largestBytes) return null;
    const mark = `${facts.size} ${facts.mtimeMs}`;
    const before = seen.get(name);
    const isUnchanged = before?.mark === mark;
    if (isUnchanged && before.isTaken) return null;
    const bytes = await readFile(join(dir, name));
    if (!isUnchanged) seen.set(name, { mark, isTaken: false });
    // Somebody may be copying it right now; what stays broken over two looks is broken.
    return isUnchanged || isWhole(crypto, bytes) ? { name, bytes } : null;
  }

  return {
    async fresh(dir, isWanted) {
      try {
        const names = (await readdir(dir)).filter((name) => /^[^.].*\.mcd$/i.test(name) && isWanted(name)).sort();
        const files: FolderFile[] = [];
        for (const name of names) {
          const file = await look(dir, name);
          if (file !== null) files.push(file);
        }
        return ok(files);
      } catch (error) {
        return refuse(driveCode(error));
      }
    },
    taken(name) {
      const entry = seen.get(name);
      if (entry !== undefined) entry.isTaken = true;
    },
  };
}

function isWhole(crypto: CryptoPort, bytes: Uint8Array): boolean {
  const files = readFiles(bytes);
  return files.ok && files.value.every((file) => isPaperListFile(file) || readSealed(crypto, file).ok);
}
