import { z } from 'zod';
import type { LedgerEvent } from '../dossier/event.ts';
import { Hash, LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import { findBase64url, toBase64url } from './base64url.ts';
import { concat, toUint32, uint32At } from './byte-order.ts';
import { canonicalJson } from './canonical-json.ts';
import { ledgerIdOf } from './chain.ts';
import { createSegmentReader } from './columns/decode-segment.ts';
import { createSegmentWriter } from './columns/encode-segment.ts';
import { splitRuns } from './columns/split-runs.ts';
import type { CryptoPort } from './crypto-port.ts';
import { KeyText } from './open-header.ts';
import { zstdDictionaryId } from './zstd-size.ts';

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

/** What the writer of the range signs: it stays provable in whatever envelope it travels on. */
const Manifest = z.strictObject({
  what: z.literal('motcua.range.v1'),
  ledger: LedgerId,
  /** The writer's raw public key, base64url. */
  key: KeyText,
  from: z.number().int().min(1),
  to: z.number().int().min(1),
  prevHash: Hash.nullable(),
  lastHash: Hash,
  /** SHA-256 of everything behind the manifest, hex. */
  columns: Hash,
  /** Ed25519 over the canonical JSON of the other members, base64url. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

export interface WrittenRange {
  readonly range: LedgerRange;
  readonly inner: Uint8Array;
}

/** Writes and signs a range: manifest length, manifest, then each segment behind its length. */
export function writeRange(
  crypto: CryptoPort,
  seed: Uint8Array,
  events: Iterable<LedgerEvent>,
  dictionary: Uint8Array | null,
): WrittenRange {
  const writer = createSegmentWriter(crypto, dictionary);
  const framed: Uint8Array[] = [];
  let first: LedgerEvent | null = null;
  let last: LedgerEvent | null = null;
  for (const run of splitRuns(events)) {
    for (const event of run) {
      if (last !== null && event.header.prev !== last.hash) throw new Error('the events are not one run of a ledger');
      first ??= event;
      last = event;
    }
    const segment = writer.write(run);
    framed.push(toUint32(segment.length), segment);
  }
  if (first === null || last === null) throw new Error('a range has at least one event');
  const columns = concat(framed);
  const key = crypto.ed25519PublicKey(seed);
  const range: LedgerRange = {
    ledger: first.header.ledger,
    from: first.header.seq,
    to: last.header.seq,
    prevHash: first.header.prev,
    lastHash: last.hash,
  };
  if (range.ledger !== ledgerIdOf(crypto, key)) throw new Error("the key is not the ledger's own");
  const unsigned = { what: 'motcua.range.v1', ...range, key: toBase64url(key), columns: crypto.sha256Hex(columns) };
  const signature = crypto.ed25519Sign(seed, new TextEncoder().encode(canonicalJson(unsigned)));
  const manifest = new TextEncoder().encode(canonicalJson({ ...unsigned, signature: toBase64url(signature) }));
  return { range, inner: concat([toUint32(manifest.length), manifest, columns]) };
}

export interface ReadRange {
  readonly range: LedgerRange;
  /** The writer's key, base64url; proved to have signed, not yet known to be trusted. */
  readonly key: string;
  slices(): Generator<Result<readonly LedgerEvent[]>, void>;
}

/** Whether any segment of a written range needs a dictionary: only readers from sealed-file version 2 on have them. */
export function needsDictionary(inner: Uint8Array): boolean {
  const segments = findSegments(inner.subarray(4 + uint32At(inner, 0))) ?? [];
  return segments.some((segment) => zstdDictionaryId(segment.subarray(4)) !== 0);
}

/**
 * Reads a range and proves its writer's signature. `keepTexts`: each event brings the JSON along that was hashed. Total.
 * Refuses: batch.malformed, batch.altered.
 */
export function readRange(crypto: CryptoPort, inner: Uint8Array, keepTexts = false): Result<ReadRange> {
  if (inner.length < 4) return refuse('batch.malformed');
  const length = uint32At(inner, 0);
  if (length > inner.length - 4) return refuse('batch.malformed');
  const manifest = findManifest(inner.subarray(4, 4 + length));
  if (manifest === null || manifest.to < manifest.from) return refuse('batch.malformed');
  const { signature, key, columns, what, ...range } = manifest;
  const publicKey = findBase64url(key);
  const proof = findBase64url(signature);
  if (publicKey === null || proof === null || ledgerIdOf(crypto, publicKey) !== range.ledger) {
    return refuse('batch.malformed');
  }
  const signed = new TextEncoder().encode(canonicalJson({ what, ...range, key, columns }));
  if (!crypto.ed25519Verify(publicKey, signed, proof)) return refuse('batch.altered');
  const framed = inner.subarray(4 + length);
  if (crypto.sha256Hex(framed) !== columns) return refuse('batch.altered');
  const segments = findSegments(framed);
  if (segments === null) return refuse('batch.malformed');
  return ok({ range, key, slices: () => readSlices(crypto, range, segments, keepTexts) });
}

function findManifest(bytes: Uint8Array): z.infer<typeof Manifest> | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const parsed = Manifest.safeParse(value);
    return parsed.success && canonicalJson(value) === text ? parsed.data : null;
  } catch {
    return null;
  }
}

function findSegments(framed: Uint8Array): readonly Uint8Array[] | null {
  const segments: Uint8Array[] = [];
  let place = 0;
  while (place < framed.length) {
    if (framed.length - place < 4) return null;
    const length = uint32At(framed, place);
    if (length > framed.length - place - 4) return null;
    segments.push(framed.subarray(place + 4, place + 4 + length));
    place += 4 + length;
  }
  return segments;
}

function* readSlices(
  crypto: CryptoPort,
  range: LedgerRange,
  segments: readonly Uint8Array[],
  keepTexts: boolean,
): Generator<Result<readonly LedgerEvent[]>, void> {
  const reader = createSegmentReader(crypto, range.ledger, { seq: range.from - 1, hash: range.prevHash }, keepTexts);
  let seq = range.from - 1;
  for (const [i, segment] of segments.entries()) {
    const slice = reader.read(segment);
    if (!slice.ok) {
      yield slice;
      return;
    }
    seq += slice.value.length;
    const isLast = i === segments.length - 1;
    const fits = isLast ? seq === range.to && slice.value.at(-1)?.hash === range.lastHash : seq < range.to;
    if (!fits) {
      yield refuse('batch.malformed');
      return;
    }
    yield slice;
  }
  if (segments.length === 0) yield refuse('batch.malformed');
}
