import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Store } from '../../db/store.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { createFolderShelf, type FolderShelfDeps } from '../attachments/folder-shelf.ts';
import { copyScans, type KeptScan } from '../attachments/kept-scans.ts';
import type { AttachmentShelf } from '../attachments/shelf.ts';
import type { Keyring } from '../keyring/keyring.ts';
import type { Deps } from '../ports.ts';
import { type BackupHeader, packBackup } from './container.ts';

/**
 * Copies an open folder into one file: the database by SQLite's own online backup, sealed under the folder's master
 * key, and the key file as it lies (wrapped). Written whole or not at all. Scans go into a folder beside it, sealed as
 * they are here, each once however many backups lie there. Refuses: backup.file-exists, store.disk-full.
 */
export async function backUp(
  folder: {
    readonly dataDir: string;
    readonly store: Pick<Store, 'backupTo'>;
    readonly keyring: Keyring;
    readonly shelf: Pick<AttachmentShelf, 'get'>;
    readonly scans: () => Promise<readonly KeptScan[]>;
    readonly deps: Pick<Deps, 'crypto'>;
  },
  facts: Omit<BackupHeader, 'v' | 'keyFile'>,
  out: string,
): Promise<Result<{ readonly bytes: number; readonly attachments: number; readonly attachmentsMissing: number }>> {
  if (existsSync(out)) return refuse('backup.file-exists');
  const shelf = backupShelf({ dir: dirname(out), crypto: folder.deps.crypto, keyring: folder.keyring }, facts);
  const scans = await copyScans(folder.shelf, shelf, await folder.scans());
  if (scans.isFull) return refuse('store.disk-full');
  const scratch = mkdtempSync(join(folder.dataDir, 'backup-'));
  try {
    const copy = join(scratch, 'copy.db');
    await folder.store.backupTo(copy);
    const keyFile = readFileSync(join(folder.dataDir, 'keys.json'), 'utf8');
    const bytes = packBackup({ v: 1, ...facts, keyFile }, folder.keyring.seal(readFileSync(copy)));
    const handle = openSync(`${out}.part`, 'w', 0o600);
    try {
      writeSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(`${out}.part`, out);
    return ok({ bytes: bytes.length, attachments: scans.copied, attachmentsMissing: scans.missing });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Where the scans of a folder's backups lie: beside them, one place for all backups of one desk or district. */
export function backupShelf(
  { dir, ...sealing }: FolderShelfDeps,
  { rootLedger }: Pick<BackupHeader, 'rootLedger'>,
): AttachmentShelf {
  return createFolderShelf({ dir: join(dir, `ban-quet-${rootLedger?.slice(0, 8) ?? 'cap-tren'}`), ...sealing });
}
