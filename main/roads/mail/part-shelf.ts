import type { WaitingPart } from '../../../db/mail-tables.ts';
import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import { readPart } from '../../../shared/batch/part.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { MailStore } from './mail-store.ts';

export interface PartShelf {
  /**
   * The whole file once its last part is here; `sender` is whom the part's letter claims to come from. Refuses:
   * mail.parts-missing (`whole` among its parameters), mail.part-foreign, batch.*, store.*.
   */
  put(bytes: Uint8Array, sender: string): Promise<Result<WholeFile>>;
  waiting(): Promise<readonly WaitingWhole[]>;
  /** What waited too long goes, and a note says so. */
  expire(): Promise<Result<null>>;
}

export interface WholeFile {
  /** SHA-256, hex: what its parts call it. */
  readonly whole: string;
  readonly bytes: Uint8Array;
}

/** A file of which parts are missing. */
export interface WaitingWhole {
  readonly whole: string;
  readonly count: number;
  readonly wholeBytes: number;
  readonly sender: string;
  /** `1, 4, 5 …`, counted from 1. */
  readonly missing: string;
  /** When its first part came, and until when the others are waited for. */
  readonly since: number;
  readonly until: number;
}

const largestWholeBytes = 64 * 1024 * 1024;
/** Wholes that are waited for at most, and their bytes: anybody can write letters. Past it the longest waiting goes. */
const mostWholes = 20;
const mostWaitingBytes = 256 * 1024 * 1024;
/** After the last part that came: the sender has long sent all of it anew, in another batch. */
const waitMs = 30 * 24 * 3_600_000;

interface ShelfDeps {
  readonly deps: Pick<Deps, 'clock' | 'ids'> & { readonly crypto: Pick<CryptoPort, 'sha256' | 'sha256Hex'> };
  readonly store: MailStore;
}

/** Puts the parts of files together, in whatever order and however often they come, over restarts. */
export function createPartShelf({ deps, store }: ShelfDeps): PartShelf {
  const { clock, crypto, ids } = deps;

  async function drop({ whole, sender, count, missing }: WaitingWhole): Promise<Result<null>> {
    const params = JSON.stringify({ count, missing });
    const note = { id: ids.commandId(), at: clock.now(), sender, subject: '', code: 'mail.parts-expired', params };
    const noted = await store.addMailNote(note);
    return noted.ok ? store.removeMailParts(whole) : noted;
  }

  const waiting = async () => wholesOf(await store.listWaitingParts());

  return {
    waiting,
    async put(bytes, sender) {
      const read = readPart(crypto, bytes);
      if (!read.ok) return read;
      const { whole, wholeBytes, count, place } = read.value;
      if (wholeBytes > largestWholeBytes) return refuse('batch.too-large');
      const before = await store.listMailParts(whole);
      const [known] = before;
      if (known !== undefined && (known.count !== count || known.wholeBytes !== wholeBytes))
        return refuse('mail.part-foreign');
      const others = before.filter((part) => part.place !== place);
      const bytesSoFar = others.reduce((sum, part) => sum + part.bytes.length, read.value.bytes.length);
      if (bytesSoFar > wholeBytes) return refuse('mail.part-foreign');
      const kept = await store.keepMailPart({ ...read.value, sender, at: clock.now() });
      if (!kept.ok) return kept;
      // Asked again: another process may have kept the rest meanwhile, and one of the two must see all of it.
      const parts = [...(await store.listMailParts(whole))].sort((a, b) => a.place - b.place);
      if (parts.length < count) {
        for (const oldest of tooMany(await waiting())) await drop(oldest);
        return refuse('mail.parts-missing', { whole, count, missing: missingOf(count, parts) });
      }
      const removed = await store.removeMailParts(whole);
      if (!removed.ok) return removed;
      const joined = Buffer.concat(parts.map((part) => part.bytes));
      return joined.length === wholeBytes && crypto.sha256Hex(joined) === whole
        ? ok({ whole, bytes: joined })
        : refuse('mail.part-foreign');
    },
    async expire() {
      const now = clock.now();
      for (const each of await waiting()) {
        const dropped = each.until < now ? await drop(each) : ok(null);
        if (!dropped.ok) return dropped;
      }
      return ok(null);
    },
  };
}

/** The longest waiting first, as many as there is no room for. */
function tooMany(waiting: readonly WaitingWhole[]): readonly WaitingWhole[] {
  let [count, bytes] = [0, 0];
  return waiting
    .toReversed()
    .filter(({ wholeBytes }) => {
      count += 1;
      bytes += wholeBytes;
      return count > mostWholes || bytes > mostWaitingBytes;
    })
    .toReversed();
}

/** By when their newest part came, the one that has waited longest first. */
function wholesOf(parts: readonly WaitingPart[]): readonly WaitingWhole[] {
  const byWhole = new Map<string, WaitingPart[]>();
  for (const part of parts) byWhole.set(part.whole, [...(byWhole.get(part.whole) ?? []), part]);
  return [...byWhole.values()]
    .flatMap((same) => {
      const [first] = same;
      const last = same.at(-1);
      if (first === undefined || last === undefined) return [];
      const { whole, count, wholeBytes, sender, at } = first;
      const missing = missingOf(count, same);
      return [{ whole, count, wholeBytes, sender, missing, since: at, until: last.at + waitMs }];
    })
    .sort((a, b) => a.until - b.until);
}

/** What a person calls them, counted from 1, the first few. */
function missingOf(count: number, parts: readonly { readonly place: number }[]): string {
  const here = new Set(parts.map(({ place }) => place));
  const places = Array.from({ length: count }, (_, place) => place).filter((place) => !here.has(place));
  const first = places.slice(0, 10).map((place) => place + 1);
  return `${first.join(', ')}${places.length > 10 ? ' …' : ''}`;
}
