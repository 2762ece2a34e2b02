import { z } from 'zod';
import type { LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import { findBase64url, findHex, toBase64url, toHex } from './base64url.ts';
import type { CryptoPort } from './crypto-port.ts';
import { HashText } from './open-header.ts';
import { readSealed, sealFile } from './sealed-file.ts';

export interface OfferFacts {
  readonly commune: string;
  readonly desk: number | null;
  readonly training: boolean;
  /** SHA-256 of the offered file in lower-case hex. */
  readonly file: string;
  /** Length of the offered file. */
  readonly bytes: number;
  /** The sender's clock, milliseconds UTC. */
  readonly at: number;
}

export interface Offer extends OfferFacts {
  /** Who offers it. */
  readonly ledger: LedgerId;
}

/** A small signed word: this very file is the one that I bring in pieces. Everything stands in the open header. */
export function makeOffer(
  crypto: CryptoPort,
  input: OfferFacts & { readonly seed: Uint8Array; readonly nonce?: Uint8Array },
): Uint8Array {
  const { commune, desk, training, file, bytes, at, seed, nonce } = input;
  const hash = findHex(file);
  if (hash === null) throw new Error('the hash of an offered file is hex');
  return sealFile(crypto, {
    format: 'offer',
    training,
    commune,
    desk,
    seed,
    sealedAt: at,
    payload: null,
    ...(nonce === undefined ? {} : { nonce }),
    more: { file: toBase64url(hash), bytes },
  }).bytes;
}

const More = z.object({ file: HashText, bytes: z.number().int().min(1) });

/**
 * Total; `trustedKey` as for batches. Refuses: those of `readSealed`, batch.wrong-format, batch.training-mismatch,
 * batch.unknown-signer, batch.malformed.
 */
export function openOffer(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: {
    readonly training: boolean;
    trustedKey(ledger: LedgerId, claimedKey: string, commune: string): string | null;
  },
): Result<Offer> {
  const sealed = readSealed(crypto, bytes);
  if (!sealed.ok) return sealed;
  const { header } = sealed.value;
  const { commune, desk, training, ledger } = header;
  if (header.format !== 'offer') return refuse('batch.wrong-format');
  if (training !== expect.training) return refuse('batch.training-mismatch');
  if (expect.trustedKey(ledger, header.key, commune) !== header.key) return refuse('batch.unknown-signer');
  const more = More.safeParse(header.more);
  const file = more.success ? findBase64url(more.data.file) : null;
  if (!more.success || file === null || header.payload !== null) return refuse('batch.malformed');
  return ok({ ledger, commune, desk, training, file: toHex(file), bytes: more.data.bytes, at: header.sealedAt });
}
