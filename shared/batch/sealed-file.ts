import type { LedgerId } from '../dossier/ids.ts';
import { type Result, refuse } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';

export const sealedFormats = ['batch', 'greeting', 'acknowledgement', 'down', 'enrolment', 'enrolmentRequest'] as const;
export type SealedFormat = (typeof sealedFormats)[number];

/** What every open header says. Binary values are base64url without padding. */
export interface OpenHeader {
  readonly format: SealedFormat;
  readonly training: boolean;
  readonly commune: string;
  readonly desk: number | null;
  /** Who signed the file: their ledger and raw public key. The id is always the key's own (`ledgerIdOf`). */
  readonly ledger: LedgerId;
  readonly key: string;
  /** 16 random bytes, base64url: tells two files apart that say the same. */
  readonly nonce: string;
  /** The signer's clock, milliseconds UTC. Never a reason to refuse. */
  readonly sealedAt: number;
  /** Null when the file has no payload. */
  readonly payload: { readonly bytes: number; readonly sha256: string } | null;
  /** What the format adds. */
  readonly more: Readonly<Record<string, unknown>>;
}

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
  readonly seed: Uint8Array;
  readonly sealedAt: number;
  readonly more: Readonly<Record<string, unknown>>;
  readonly payload: Uint8Array;
  /** Only for vectors; else 16 fresh random bytes. */
  readonly nonce?: Uint8Array;
}

/** `MCDF`, version, header length, header, payload, Ed25519 signature over the SHA-256 of all before it. */
export function sealFile(crypto: CryptoPort, input: SealInput): Uint8Array {
  throw new Error(`${crypto} ${input}`);
}

/**
 * Reads and proves one sealed file: whole, unaltered, signed by the key that it names. Whether that key is trusted is
 * the caller's question. Total: any bytes give a value. Refuses: batch.truncated, batch.not-ours, batch.altered,
 * batch.version-newer, batch.malformed, batch.too-large.
 */
export function readSealed(crypto: CryptoPort, bytes: Uint8Array): Result<SealedFile> {
  return refuse(bytes.length > 0 && crypto ? 'batch.truncated' : 'batch.not-ours');
}
