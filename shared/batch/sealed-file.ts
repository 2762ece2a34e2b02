import { ok, type Result, refuse } from '../result.ts';
import { findBase64url, toBase64url, toHex } from './base64url.ts';
import { ascii, concat, startsWith, toUint32, uint32At } from './byte-order.ts';
import { ledgerIdOf } from './chain.ts';
import type { CryptoPort } from './crypto-port.ts';
import { findOpenHeader, type OpenHeader, type SealedFormat, writeOpenHeader } from './open-header.ts';

export type { OpenHeader, SealedFormat } from './open-header.ts';

export const sealedMark = 'MCDF';
/** Newest that is read. 2: a batch some of whose segments need a dictionary; all else is written as 1. */
export const sealedVersion = 2;
/** Mark, version, header length. */
const prefixBytes = 9;
const signatureBytes = 64;
const maxHeaderBytes = 1024 * 1024;

export interface SealedFile {
  readonly header: OpenHeader;
  readonly payload: Uint8Array;
  /** SHA-256 of the whole file in lower-case hex: what an acknowledgement answers. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface SealInput {
  readonly format: SealedFormat;
  readonly training: boolean;
  readonly commune: string;
  readonly desk: number | null;
  /** The signer's raw Ed25519 seed. */
  readonly seed: Uint8Array;
  readonly sealedAt: number;
  /** Members that the format adds to the open header. */
  readonly more: Readonly<Record<string, unknown>>;
  /** Null: the header says it all. */
  readonly payload: Uint8Array | null;
  /** What a reader must be able to read; 1 unless said otherwise. */
  readonly version?: 1 | 2;
  /** Only for vectors; else 16 fresh random bytes. */
  readonly nonce?: Uint8Array;
}

/** `MCDF`, version, header length, open header, payload, Ed25519 signature over the SHA-256 of all before it. */
export function sealFile(
  crypto: CryptoPort,
  input: SealInput,
): { readonly bytes: Uint8Array; readonly header: OpenHeader; readonly sha256: string } {
  const key = crypto.ed25519PublicKey(input.seed);
  const header: OpenHeader = {
    format: input.format,
    training: input.training,
    commune: input.commune,
    desk: input.desk,
    ledger: ledgerIdOf(crypto, key),
    key: toBase64url(key),
    nonce: toBase64url(input.nonce ?? crypto.randomBytes(16)),
    sealedAt: input.sealedAt,
    payload:
      input.payload === null
        ? null
        : { bytes: input.payload.length, sha256: toBase64url(crypto.sha256(input.payload)) },
    more: input.more,
  };
  const text = new TextEncoder().encode(writeOpenHeader(header));
  const signed = concat([
    ascii(sealedMark),
    Uint8Array.of(input.version ?? 1),
    toUint32(text.length),
    text,
    input.payload ?? new Uint8Array(0),
  ]);
  const bytes = concat([signed, crypto.ed25519Sign(input.seed, crypto.sha256(signed))]);
  return { bytes, header, sha256: crypto.sha256Hex(bytes) };
}

/**
 * Reads and proves one sealed file: whole, unaltered, signed by the key that it names. Whether that key is trusted is
 * the caller's question. Total: any bytes give a value. Refuses: batch.truncated, batch.not-ours, batch.altered,
 * batch.version-newer, batch.malformed.
 */
export function readSealed(crypto: CryptoPort, bytes: Uint8Array): Result<SealedFile> {
  const layout = readLayout(bytes);
  if (!layout.ok) return layout;
  const { header, payload } = layout.value;
  const key = findBase64url(header.key);
  if (key === null || ledgerIdOf(crypto, key) !== header.ledger) return refuse('batch.altered');
  const signed = bytes.subarray(0, bytes.length - signatureBytes);
  const signature = bytes.subarray(bytes.length - signatureBytes);
  if (!crypto.ed25519Verify(key, crypto.sha256(signed), signature)) return refuse('batch.altered');
  if (header.payload !== null && toBase64url(crypto.sha256(payload)) !== header.payload.sha256) {
    return refuse('batch.altered');
  }
  return ok({ header, payload, sha256: toHex(crypto.sha256(bytes)), bytes: bytes.length });
}

/** The parts of a sealed file without proving anything: for `inspect`. Total. */
export function readLayout(bytes: Uint8Array): Result<{ readonly header: OpenHeader; readonly payload: Uint8Array }> {
  const marked = bytes.subarray(0, sealedMark.length);
  if (!startsWith(marked, sealedMark.slice(0, marked.length))) return refuse('batch.not-ours');
  if (bytes.length < prefixBytes) return refuse(bytes.length === 0 ? 'batch.not-ours' : 'batch.truncated');
  const version = bytes[4] ?? 0;
  if (version > sealedVersion) return refuse('batch.version-newer');
  if (version < 1) return refuse('batch.altered');
  const headerBytes = uint32At(bytes, 5);
  if (headerBytes > maxHeaderBytes) return refuse('batch.altered');
  if (bytes.length < prefixBytes + headerBytes + signatureBytes) return refuse('batch.truncated');
  const header = findOpenHeader(decode(bytes.subarray(prefixBytes, prefixBytes + headerBytes)) ?? '');
  if (header === null) return refuse('batch.altered');
  const payload = bytes.subarray(prefixBytes + headerBytes, bytes.length - signatureBytes);
  const stated = header.payload?.bytes ?? 0;
  if (payload.length < stated) return refuse('batch.truncated');
  if (payload.length > stated) return refuse('batch.altered');
  return ok({ header, payload });
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
