import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { driveCode, dropFile, writeToDrive } from '../roads/drive-file.ts';
import { createFolderWatch, type ExchangeFolder, type FolderFile } from '../roads/exchange-folder.ts';
import { answerName, downPrefix } from '../roads/folder-names.ts';
import type { FolderLook } from '../roads/folder-road.ts';
import { takeBatch } from './contact.ts';
import type { District } from './district.ts';
import { createFolderNews } from './folder-news.ts';
import { incomingParts } from './incoming-file.ts';

/**
 * The district's side of an exchange folder: every batch that lies there unanswered is imported, and its answer with
 * what the desk lacks is laid beside it, in the place of older answers to that desk. A file whose answer lies there
 * was taken in before, by whichever process, and is left alone. Desks that use the folder are told what is new there.
 */
export function createDistrictExchange(district: District) {
  const watch = createFolderWatch(district.deps.crypto);
  const news = createFolderNews(district);

  async function answer(folder: ExchangeFolder, file: FolderFile): Promise<Result<string | null>> {
    const [part] = incomingParts(district.deps.crypto, file);
    const { header } = part ?? { header: null };
    const sha256 = district.deps.crypto.sha256Hex(file.bytes);
    const desk = header?.desk ?? null;
    const name = header === null || desk === null ? null : answerName(header.commune, desk, sha256);
    const before = await namesIn(folder.down);
    if (!before.ok) return before;
    if (name !== null && before.value.includes(name)) return ok(null);
    const { sealed, refusal } = await takeBatch(district, file.name, file.bytes, 'folder');
    // A full disk here is no fault of the file: it stays unanswered and is taken at a later look.
    if (sealed === null) return refusal.code.startsWith('store.') ? refuse(refusal.code) : ok(null);
    if (header === null || desk === null || name === null) return ok(null);
    const written = await writeToDrive(folder.down, name, sealed);
    if (!written.ok) return written;
    await news.answered(header.commune, desk);
    for (const older of before.value.filter((known) => known.startsWith(downPrefix(header.commune, desk))))
      await dropFile(join(folder.down, older));
    return ok(name);
  }

  return async (folder: ExchangeFolder): Promise<Result<FolderLook>> => {
    const files = await watch.fresh(folder.up, () => true);
    if (!files.ok) return files;
    let written: string | null = null;
    for (const file of files.value) {
      const answered = await answer(folder, file);
      if (!answered.ok) return answered;
      written = answered.value ?? written;
      watch.taken(file.name);
    }
    const lying = await namesIn(folder.down);
    const laid = lying.ok ? await news.lay(folder, lying.value) : lying;
    if (!laid.ok) return laid;
    written = laid.value ?? written;
    return ok({ taken: files.value.length, written: written === null ? null : { name: written, events: 0 } });
  };
}

async function namesIn(dir: string): Promise<Result<readonly string[]>> {
  try {
    return ok(await readdir(dir));
  } catch (error) {
    return refuse(driveCode(error));
  }
}
