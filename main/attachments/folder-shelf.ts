import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Keyring } from '../keyring/keyring.ts';
import type { AttachmentShelf, ShelfPlace } from './shelf.ts';

const tornEnding = '.part';

/** The folder of scans in a data folder. */
export const attachmentsDir = 'attachments';

export interface FolderShelfDeps {
  readonly dir: string;
  readonly crypto: Pick<CryptoPort, 'sha256Hex'>;
  readonly keyring: Pick<Keyring, 'seal' | 'open'>;
}

/** Scans as sealed files, `<commune>/<first two digits>/<hash>`: names tell nobody anything. */
export function createFolderShelf({ dir, crypto, keyring }: FolderShelfDeps): AttachmentShelf {
  const pathOf = ({ commune, sha256 }: ShelfPlace) => join(dir, folderName(commune), sha256.slice(0, 2), sha256);

  async function get(place: ShelfPlace): Promise<Result<Uint8Array>> {
    let sealed: Uint8Array;
    try {
      sealed = await readFile(pathOf(place));
    } catch {
      return refuse('attachment.not-here');
    }
    const plain = keyring.open(sealed);
    return plain !== null && crypto.sha256Hex(plain) === place.sha256 ? ok(plain) : refuse('attachment.altered');
  }

  return {
    get,
    async put(place, plain) {
      // What rotted is written anew; what is whole is not touched.
      if ((await get(place)).ok) return ok(null);
      return writeWhole(pathOf(place), keyring.seal(plain));
    },
    async has(place) {
      try {
        return (await stat(pathOf(place))).isFile();
      } catch {
        return false;
      }
    },
    remove: (place) => rm(pathOf(place), { force: true }),
  };
}

/**
 * Takes away what a power cut left half written. For whoever has the folder to himself: of a district another process
 * may be writing.
 */
export function removeTorn(dir: string, commune: string): void {
  const own = join(dir, folderName(commune));
  if (!existsSync(own)) return;
  for (const shelf of readdirSync(own, { withFileTypes: true })) {
    if (!shelf.isDirectory()) continue;
    const torn = readdirSync(join(own, shelf.name)).filter((name) => name.endsWith(tornEnding));
    for (const name of torn) rmSync(join(own, shelf.name, name), { force: true });
  }
}

/** A code of another system may hold what no file name may. */
export function folderName(commune: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/.test(commune) ? commune : Buffer.from(commune).toString('hex');
}

/** Under a temporary name, synced, renamed: a power cut leaves the whole file or none. Refuses: store.disk-full. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<Result<null>> {
  // Two processes of a district may be given the same scan at once.
  const part = `${path}.${randomBytes(4).toString('hex')}${tornEnding}`;
  try {
    await makeFolder(dirname(path));
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    await syncFolder(dirname(path));
    return ok(null);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return diskFault(error);
  }
}

/** With those above it; each that is new is in its parent for good, or what lies in it would go with it. */
async function makeFolder(dir: string): Promise<void> {
  const first = await mkdir(dir, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = dir; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

const diskErrors: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EACCES', 'EPERM', 'EIO'];

function diskFault(error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (diskErrors.includes(code)) return refuse('store.disk-full');
  throw error;
}

/** Windows lets no folder be opened: the rename is then as durable as it makes it. */
async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r').catch(() => null);
  if (folder === null) return;
  try {
    await folder.sync();
  } catch {
    // A share that syncs no folders.
  } finally {
    await folder.close();
  }
}
