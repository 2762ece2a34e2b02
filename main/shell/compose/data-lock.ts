import { ok, type Result } from '../../../shared/result.ts';
import { isSharedStore } from '../../district/database.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';

const unlocked: FolderLock = { release: async () => undefined };

/**
 * One process at a time on a data folder, but for a district whose data lies on PostgreSQL: there the database keeps
 * any number of them apart (decision 0028). Refuses: shell.folder-busy, shell.folder-unusable.
 */
export async function lockData(dataDir: string): Promise<Result<FolderLock>> {
  return isSharedStore(dataDir) ? ok(unlocked) : lockFolder(dataDir);
}
