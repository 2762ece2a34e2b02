import { z } from 'zod';
import type { LedgerEvent } from '../dossier/event.ts';
import { type Hash, LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';
import { getDictionary, segmentDictionary } from './dictionary/find-dictionary.ts';
import { HeadRows, type Holds, headRows, headsOf, holdsOf } from './heads.ts';
import type { OpenHeader } from './open-header.ts';
import { type LedgerRange, needsDictionary, readRange, writeRange } from './range.ts';
import { readSealed, sealFile } from './sealed-file.ts';

export type { LedgerRange } from './range.ts';

/** Sealed further ahead of the reader's clock than this is marked. */
const futureMs = 86_400_000;

interface Envelope {
  /** `batch`: a desk's own range going up (or to sibling desks); `down`: what the district sends. */
  readonly format: 'batch' | 'down';
  /** The signer's raw Ed25519 seed. */
  readonly seed: Uint8Array;
  readonly commune: string;
  readonly desk: number | null;
  readonly training: boolean;
  /** age recipients; at least one. */
  readonly recipients: readonly string[];
  /** What the signer holds of the other's ledgers. */
  readonly holds: Holds;
  readonly sealedAt: number;
  /** Only for vectors. */
  readonly nonce?: Uint8Array;
}

export interface SealBatchInput extends Envelope {
  /** Of the signer's own ledger: at least one, contiguous; read once, so a database cursor serves. */
  readonly events: Iterable<LedgerEvent>;
  /** The receiver is known to read version 2: a small batch is squeezed by a dictionary. */
  readonly withDictionary?: boolean;
}

export interface ResealInput extends Envelope {
  /** `inner` of an opened batch. */
  readonly inner: Uint8Array;
}

export interface SealedBatch {
  readonly bytes: Uint8Array;
  readonly header: OpenHeader;
  readonly range: LedgerRange;
  /** SHA-256 of `bytes` in hex: with `header.nonce` what the acknowledgement will answer. */
  readonly sha256: Hash;
}

export interface BatchExpectations {
  /** The reader's age identity. */
  readonly identity: string;
  readonly training: boolean;
  /** Null: any commune (the district takes all; `trustedKey` is told the commune that the file names). */
  readonly commune: string | null;
  /**
   * The key (base64url) that this ledger is trusted with, or null when it is unknown or shut out. Asked for the signer
   * and for the writer of the range. A caller that takes a successor by its opening event may answer `claimedKey` and
   * look at that event before applying anything.
   */
  trustedKey(ledger: LedgerId, claimedKey: string, commune: string): string | null | Promise<string | null>;
  /** The reader's clock; only marks `fromFuture`. */
  readonly now: number;
  /** Each event brings the JSON along that was hashed: for readers that write it down. */
  readonly keepTexts?: boolean;
}

export interface OpenedBatch {
  readonly header: OpenHeader;
  readonly sha256: Hash;
  readonly range: LedgerRange;
  readonly holds: Holds;
  /** Sealed more than a day ahead of `now`: kept and marked, never refused. */
  readonly fromFuture: boolean;
  /** The range as its writer signed it: `resealBatch` sends it on, provable, to others. */
  readonly inner: Uint8Array;
  /**
   * The events in order, in slices of one segment (at most 16,384 events), each hash worked out and chained. A refusal
   * ends it: whoever applies in one transaction rolls back. The last slice has proved `range.lastHash`.
   */
  slices(): Generator<Result<readonly LedgerEvent[]>, void>;
}

/** Seals a range of the signer's own ledger. Throws on events that are no run of it: a defect of the caller. */
export async function sealBatch(crypto: CryptoPort, input: SealBatchInput): Promise<SealedBatch> {
  const dictionary = input.withDictionary === true ? getDictionary(segmentDictionary) : null;
  const { range, inner } = writeRange(crypto, input.seed, input.events, dictionary);
  return envelop(crypto, input, range, inner);
}

/**
 * Sends a range on as its writer signed it, in a new envelope: a sibling desk's events in a down-package. Throws when
 * `inner` is no signed range.
 */
export async function resealBatch(crypto: CryptoPort, input: ResealInput): Promise<SealedBatch> {
  const read = readRange(crypto, input.inner);
  if (!read.ok) throw new Error(`not a signed range: ${read.refusal.code}`);
  return envelop(crypto, input, read.value.range, input.inner);
}

async function envelop(
  crypto: CryptoPort,
  input: Envelope,
  range: LedgerRange,
  inner: Uint8Array,
): Promise<SealedBatch> {
  const payload = await crypto.ageEncrypt(inner, input.recipients);
  const { format, training, commune, desk, seed, sealedAt, nonce } = input;
  const sealed = sealFile(crypto, {
    format,
    training,
    commune,
    desk,
    seed,
    sealedAt,
    payload,
    version: needsDictionary(inner) ? 2 : 1,
    ...(nonce === undefined ? {} : { nonce }),
    more: { of: range.ledger, from: range.from, to: range.to, holds: headRows(headsOf(input.holds)) },
  });
  return { ...sealed, range };
}

const More = z.object({
  of: LedgerId,
  from: z.number().int().min(1),
  to: z.number().int().min(1),
  holds: HeadRows,
});

/**
 * Opens a batch or down batch: envelope, training flag, commune, trust, decryption, the writer's own signature over
 * the range. Nothing is inflated before its size was checked. Total. Refuses: those of `readSealed`,
 * batch.wrong-format, batch.training-mismatch, batch.wrong-commune, batch.unknown-signer, batch.not-for-us,
 * batch.malformed; `slices` also batch.too-large, batch.version-newer.
 */
export async function openBatch(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: BatchExpectations,
): Promise<Result<OpenedBatch>> {
  const sealed = readSealed(crypto, bytes);
  if (!sealed.ok) return sealed;
  const { header, payload, sha256 } = sealed.value;
  const { commune } = header;
  if (header.format !== 'batch' && header.format !== 'down') return refuse('batch.wrong-format');
  if (header.training !== expect.training) return refuse('batch.training-mismatch');
  if (expect.commune !== null && commune !== expect.commune) return refuse('batch.wrong-commune', { commune });
  if ((await expect.trustedKey(header.ledger, header.key, commune)) !== header.key)
    return refuse('batch.unknown-signer');
  const more = More.safeParse(header.more);
  if (!more.success) return refuse('batch.malformed');
  const inner = await decrypt(crypto, payload, expect.identity);
  if (inner === null) return refuse('batch.not-for-us');
  const read = readRange(crypto, inner, expect.keepTexts);
  if (!read.ok) return read;
  const { range, key, slices } = read.value;
  if (range.ledger !== more.data.of || range.from !== more.data.from || range.to !== more.data.to) {
    return refuse('batch.malformed');
  }
  if ((await expect.trustedKey(range.ledger, key, commune)) !== key) return refuse('batch.unknown-signer');
  const fromFuture = header.sealedAt > expect.now + futureMs;
  return ok({ header, sha256, range, holds: holdsOf(more.data.holds), fromFuture, inner, slices });
}

async function decrypt(crypto: CryptoPort, payload: Uint8Array, identity: string): Promise<Uint8Array | null> {
  try {
    return await crypto.ageDecrypt(payload, identity);
  } catch {
    // The signature holds, so the bytes are as they were sealed: they were sealed for somebody else.
    return null;
  }
}

/** All events of an opened batch at once. */
export function allEvents(opened: Pick<OpenedBatch, 'slices'>): Result<readonly LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for (const slice of opened.slices()) {
    if (!slice.ok) return slice;
    for (const event of slice.value) events.push(event);
  }
  return ok(events);
}
