import type { LedgerEvent } from '../dossier/event.ts';
import type { Hash, LedgerId } from '../dossier/ids.ts';
import type { Result } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';
import type { OpenHeader } from './sealed-file.ts';

/** What a sender holds of other ledgers. */
export type Holds = Readonly<Record<string, { readonly seq: number; readonly hash: Hash }>>;

/** A contiguous range of one ledger. */
export interface LedgerRange {
  readonly ledger: LedgerId;
  readonly from: number;
  readonly to: number;
  /** Header hash before `from`; null when `from` is 1. */
  readonly prevHash: Hash | null;
  /** Header hash at `to`. */
  readonly lastHash: Hash;
}

export interface SealBatchInput {
  /** `batch`: a desk's own range going up (or to sibling desks); `down`: the district's. */
  readonly format: 'batch' | 'down';
  /** The signer's and writer's raw Ed25519 seed; their ledger is the range's. */
  readonly seed: Uint8Array;
  readonly commune: string;
  readonly desk: number | null;
  readonly training: boolean;
  /** At least one, contiguous; read once, so a database cursor serves. */
  readonly events: Iterable<LedgerEvent>;
  /** age recipients; at least one. */
  readonly recipients: readonly string[];
  readonly holds: Holds;
  readonly sealedAt: number;
  /** Only for vectors. */
  readonly nonce?: Uint8Array;
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
  /** Null: any commune (the district takes all; it checks the ledger's own commune by `trustedKey`). */
  readonly commune: string | null;
  /**
   * The key (base64url) that this ledger is trusted with, or null when it is unknown or shut out. Asked for the signer
   * and for the writer of the range. A caller that takes a successor by its opening event may answer `claimedKey` and
   * look at that event before applying anything.
   */
  trustedKey(ledger: LedgerId, claimedKey: string, commune: string): string | null;
  /** The reader's clock; only marks `fromFuture`. */
  readonly now: number;
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
   * The events in order, in slices of one segment (at most 16,384 events), each hash recomputed and chained. A refusal
   * ends it: whoever applies in one transaction rolls back. The last slice has proved `range.lastHash`.
   */
  slices(): Generator<Result<readonly LedgerEvent[]>, void>;
}

export function sealBatch(crypto: CryptoPort, input: SealBatchInput): Promise<SealedBatch> {
  throw new Error(`${crypto} ${input}`);
}

export interface ResealInput extends Omit<SealBatchInput, 'events'> {
  readonly inner: Uint8Array;
}

/** Sends a range on as its writer signed it, in a new envelope: a sibling desk's events in a down-package. */
export function resealBatch(crypto: CryptoPort, input: ResealInput): Promise<SealedBatch> {
  throw new Error(`${crypto} ${input}`);
}

/**
 * Opens a batch or down batch: envelope, training flag, commune, trust, decryption, the writer's own signature over
 * the range. Nothing is inflated before its size was checked. Refuses with `batch.*` codes; total.
 */
export function openBatch(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: BatchExpectations,
): Promise<Result<OpenedBatch>> {
  throw new Error(`${crypto} ${bytes.length} ${expect}`);
}

/** All events of an opened batch at once. */
export function allEvents(opened: OpenedBatch): Result<readonly LedgerEvent[]> {
  throw new Error(`${opened}`);
}
