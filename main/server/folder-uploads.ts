import { existsSync } from 'node:fs';
import { mkdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import type { UploadPlace } from './uploads.ts';

/** Begun uploads as files of one folder, made where it is missing; `lifeMs` from the creation on. */
export async function openFolderUploads(dir: string, lifeMs: number): Promise<UploadPlace> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const store = new UploadStore({ directory: dir, expirationPeriodInMilliseconds: lifeMs });
  return {
    store,
    has: async (id) => existsSync(join(dir, id)),
    async begun() {
      const ids = (await store.configstore.list?.()) ?? [];
      const known = await Promise.all(ids.map((id) => store.configstore.get(id)));
      return known.flatMap((upload) =>
        upload === undefined ? [] : [{ bytes: upload.size ?? 0, ledger: upload.metadata?.ledger ?? null }],
      );
    },
    async freeBytes() {
      const { bavail, bsize } = await statfs(dir);
      return bavail * bsize;
    },
    read: (id) => readFile(join(dir, id)).catch(() => null),
    // Two answers to one claim may both remove it.
    remove: (id) => store.remove(id).catch(() => undefined),
  };
}

/**
 * The folder is there before the store is. The store would make it again in the background, and what fails there ends
 * the process: the folder may be gone by then.
 */
class UploadStore extends FileStore {}
Object.defineProperty(UploadStore.prototype, 'checkOrCreateDirectory', { value: () => undefined });
