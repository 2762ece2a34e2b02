import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBundle } from '../../shared/batch/bundle.ts';
import { ok, type Result } from '../../shared/result.ts';
import { driveCode, dropFile, writeToDrive } from '../roads/drive-file.ts';
import { createFolderWatch, type ExchangeFolder, type FolderFile } from '../roads/exchange-folder.ts';
import { downPrefix, isAnswerName, upPrefix } from '../roads/folder-names.ts';
import type { FolderLook } from '../roads/folder-road.ts';
import { askedLedgers } from './asked.ts';
import { batchFileName } from './file-names.ts';
import { writeScans } from './folder-scans.ts';
import { sealAll } from './outgoing.ts';
import { ownLedgers } from './standing.ts';
import { type TakeIn, takeIn } from './take-in.ts';

export interface DeskFolderDeps extends TakeIn {
  /** One after the other with the rounds over the line. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A stick is not worn out by a busy counter, and sealing a long tail never takes more than a two-hundredth of the time. */
const shortestPauseMs = 60_000;
const pauseFactor = 200;
/** What the district refused is written anew after this. */
const refusedPauseMs = 3_600_000;

interface Written {
  /** Ledgers, what is held and where they end, when it was written. */
  readonly standing: string;
  readonly name: string;
  readonly at: number;
  readonly nextAt: number;
}

/**
 * A desk's side of an exchange folder: takes in the answers to it, what is for the whole office and what sibling desks
 * wrote, then writes all that is unsent as one file in the place of its older ones.
 */
export function createDeskExchange({ desk, inTurn, goOn }: DeskFolderDeps) {
  const { crypto, log } = desk().deps;
  const down = createFolderWatch(crypto);
  const up = createFolderWatch(crypto);
  let written: Written | null = null;
  let refusedAt: number | null = null;

  const own = () => upPrefix(desk().office.commune.code, desk().office.desk);
  const siblings = () => `goi-${desk().office.commune.code}-q`;
  const answers = () => downPrefix(desk().office.commune.code, desk().office.desk);

  async function take(file: FolderFile): Promise<Result<null>> {
    return inTurn(async () => {
      const taken = await takeIn({ desk, goOn }, file.bytes, 'folder');
      if (!taken.ok) return taken;
      for (const result of taken.value) {
        if (!result.ok) {
          log.info({ event: 'folder.not-taken', code: result.refusal.code }, 'a file in the folder was not taken');
          continue;
        }
        const { kind, state } = result.value;
        if (kind === 'acknowledgement') refusedAt = state === 'refused' ? desk().clock.now() : null;
      }
      return ok(null);
    });
  }

  async function takeAll(folder: ExchangeFolder): Promise<Result<number>> {
    const answered = await down.fresh(folder.down, (name) => !isAnswerName(name) || name.startsWith(answers()));
    if (!answered.ok) return answered;
    const told = await up.fresh(folder.up, (name) => name.startsWith(siblings()) && !name.startsWith(own()));
    if (!told.ok) return told;
    for (const [watch, files] of [[down, answered.value] as const, [up, told.value] as const]) {
      for (const file of files) {
        const taken = await take(file);
        if (!taken.ok) return taken;
        watch.taken(file.name);
      }
    }
    return ok(answered.value.length + told.value.length);
  }

  /** Whether the file that lies there says all that is to be said; a person who waits gets it at once. */
  function isCurrent(standing: string, names: readonly string[], asked: boolean): boolean {
    if (written === null || !names.includes(written.name)) return false;
    const now = desk().clock.now();
    if (refusedAt !== null && (asked || now >= refusedAt + refusedPauseMs)) return false;
    // A clock that was set back must not hold the next file up for a year.
    const isResting = now < written.nextAt && now >= written.at;
    return written.standing === standing || (!asked && isResting);
  }

  async function write(folder: ExchangeFolder, asked: boolean): Promise<Result<FolderLook['written']>> {
    const names = await namesIn(folder.up, own());
    if (!names.ok) return names;
    const ledgers = ownLedgers(desk()).map(({ record, heldSeq }) => [record.id, heldSeq, record.lastSeq]);
    const standing = JSON.stringify([ledgers, askedLedgers(desk().store.read)]);
    if (isCurrent(standing, names.value, asked)) return ok(null);
    const startedAt = desk().clock.now();
    const sealed = await inTurn(() => sealAll(desk()));
    const [first] = sealed;
    let name: string | null = null;
    if (first !== undefined) {
      const bytes = sealed.length === 1 ? first.bytes : makeBundle(sealed.map((part) => part.bytes));
      name = batchFileName(desk().office, startedAt, first.sha256);
      const kept = await writeToDrive(folder.up, name, bytes);
      if (!kept.ok) return kept;
      const tookMs = desk().clock.now() - startedAt;
      written = { standing, name, at: startedAt, nextAt: startedAt + Math.max(shortestPauseMs, pauseFactor * tookMs) };
      refusedAt = null;
    }
    // The new file holds all that the older ones held and the district lacks; with nothing unsent they said their word.
    for (const older of names.value) if (older !== name) await dropFile(join(folder.up, older));
    return ok(name === null ? null : { name, events: sealed.reduce((sum, { events }) => sum + events, 0) });
  }

  return async (folder: ExchangeFolder, asked: boolean): Promise<Result<FolderLook>> => {
    const taken = await takeAll(folder);
    if (!taken.ok) return taken;
    const wrote = await write(folder, asked);
    if (!wrote.ok) return wrote;
    const scans = await inTurn(() => writeScans(desk(), folder));
    return scans.ok ? ok({ taken: taken.value, written: wrote.value }) : scans;
  };
}

async function namesIn(dir: string, prefix: string): Promise<Result<readonly string[]>> {
  try {
    return ok((await readdir(dir)).filter((name) => name.startsWith(prefix) && name.endsWith('.mcd')));
  } catch (error) {
    return { ok: false, refusal: { code: driveCode(error) } };
  }
}
