import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { claimedAttachment } from '../../shared/batch/attachment.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { driveCode, dropFile, writeToDrive } from '../roads/drive-file.ts';
import { createFolderWatch, type ExchangeFolder, type FolderFile } from '../roads/exchange-folder.ts';
import { answeredScanName, answerName, downPrefix, scanAnswerName } from '../roads/folder-names.ts';
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
    const isScan = header?.format === 'attachment';
    const ofScan = isScan && header !== null && desk !== null ? scanAnswerName(header.commune, desk, file.name) : null;
    const name = ofScan ?? (header === null || desk === null ? null : answerName(header.commune, desk, sha256));
    const before = await namesIn(folder.down);
    if (!before.ok) return before;
    if (name !== null && before.value.includes(name)) return ok(null);
    const { sealed, refusal } = await takeBatch(district, file.name, file.bytes, 'folder');
    // A full disk here is no fault of the file: it stays unanswered and is taken at a later look.
    if (sealed === null) return refusal.code.startsWith('store.') ? refuse(refusal.code) : ok(null);
    if (header === null || desk === null || name === null) return ok(null);
    const written = await writeToDrive(folder.down, name, sealed);
    if (!written.ok) return written;
    if (isScan) return ok(name);
    await news.answered(header.commune, desk);
    const isOlder = (known: string) =>
      known.startsWith(downPrefix(header.commune, desk)) && answeredScanName(known) === null;
    for (const older of before.value.filter(isOlder)) await dropFile(join(folder.down, older));
    return ok(name);
  }

  return async (folder: ExchangeFolder): Promise<Result<FolderLook>> => {
    const files = await watch.fresh(folder.up, () => true);
    if (!files.ok) return files;
    let written: string | null = null;
    let early = 0;
    // A scan may lie there before its dossier has come by another road.
    for (const file of [...files.value].sort(scansLast)) {
      if (await isEarlyScan(district, file)) {
        early += 1;
        continue;
      }
      const answered = await answer(folder, file);
      if (!answered.ok) return answered;
      written = answered.value ?? written;
      watch.taken(file.name);
    }
    const lying = await namesIn(folder.down);
    const laid = lying.ok ? await news.lay(folder, lying.value) : lying;
    if (!laid.ok) return laid;
    written = laid.value ?? written;
    const dropped = await dropAnswers(folder);
    if (!dropped.ok) return dropped;
    return ok({ taken: files.value.length - early, written: written === null ? null : { name: written, events: 0 } });
  };
}

async function namesIn(dir: string): Promise<Result<readonly string[]>> {
  try {
    return ok(await readdir(dir));
  } catch (error) {
    return refuse(driveCode(error));
  }
}

function scansLast(a: FolderFile, b: FolderFile): number {
  return Number(a.name.startsWith('quet-')) - Number(b.name.startsWith('quet-'));
}

/** Whether nothing held here names the scan yet: it is looked at again, and not refused. */
async function isEarlyScan({ deps, store }: District, file: FolderFile): Promise<boolean> {
  const header = incomingParts(deps.crypto, file)[0]?.header ?? null;
  const sha256 = header?.format === 'attachment' ? claimedAttachment(header.more) : null;
  if (header === null || sha256 === null) return false;
  return (await store.read.namedAttachmentBytes(header.commune, sha256)) === null;
}

/** Answers to scans that the desk has taken away have said their word. */
async function dropAnswers({ up, down }: ExchangeFolder): Promise<Result<null>> {
  const [lying, answers] = [await namesIn(up), await namesIn(down)];
  if (!lying.ok) return lying;
  if (!answers.ok) return answers;
  for (const name of answers.value) {
    const scan = answeredScanName(name);
    if (scan !== null && !lying.value.includes(scan)) await dropFile(join(down, name));
  }
  return ok(null);
}
