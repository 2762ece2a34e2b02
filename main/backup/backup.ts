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
import { join } from 'node:path';
import type { Store } from '../../db/store.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Keyring } from '../keyring/keyring.ts';
import { type BackupHeader, packBackup } from './container.ts';

/**
 * Copies an open folder into one file: the database by SQLite's own online backup, sealed under the folder's master
 * key, and the key file as it lies (wrapped). Written whole or not at all. Refuses: backup.file-exists.
 */
export async function backUp(
  folder: { readonly dataDir: string; readonly store: Pick<Store, 'backupTo'>; readonly keyring: Keyring },
  facts: Omit<BackupHeader, 'v' | 'keyFile'>,
  out: string,
): Promise<Result<{ readonly bytes: number }>> {
  if (existsSync(out)) return refuse('backup.file-exists');
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
    return ok({ bytes: bytes.length });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
