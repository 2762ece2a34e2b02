import { z } from 'zod';
import type { Hash, LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';
import { hashOfText, textOfHash } from './heads.ts';
import { HashText } from './open-header.ts';
import { readSealed, sealFile } from './sealed-file.ts';

export interface AttachmentRequest {
  readonly commune: string;
  readonly desk: number | null;
  readonly training: boolean;
  /** The scan that is asked for. */
  readonly sha256: Hash;
  /** The sender's clock, milliseconds UTC. */
  readonly at: number;
}

/** A small signed word: send me this scan. Everything stands in the open header. */
export function makeAttachmentRequest(
  crypto: CryptoPort,
  { sha256, at, ...envelope }: AttachmentRequest & { readonly seed: Uint8Array; readonly nonce?: Uint8Array },
): Uint8Array {
  const more = { attachment: textOfHash(sha256) };
  return sealFile(crypto, { ...envelope, format: 'attachmentRequest', sealedAt: at, payload: null, more }).bytes;
}

const More = z.object({ attachment: HashText });

/**
 * Total; `trustedKey` as for batches. Refuses: those of `readSealed`, batch.wrong-format, batch.training-mismatch,
 * batch.unknown-signer, batch.malformed.
 */
export function openAttachmentRequest(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: {
    readonly training: boolean;
    trustedKey(ledger: LedgerId, claimedKey: string, commune: string): string | null;
  },
): Result<AttachmentRequest & { readonly ledger: LedgerId }> {
  const sealed = readSealed(crypto, bytes);
  if (!sealed.ok) return sealed;
  const { header } = sealed.value;
  const { commune, desk, training, ledger, sealedAt } = header;
  if (header.format !== 'attachmentRequest') return refuse('batch.wrong-format');
  if (training !== expect.training) return refuse('batch.training-mismatch');
  if (expect.trustedKey(ledger, header.key, commune) !== header.key) return refuse('batch.unknown-signer');
  const more = More.safeParse(header.more);
  if (!more.success || header.payload !== null) return refuse('batch.malformed');
  return ok({ ledger, commune, desk, training, sha256: hashOfText(more.data.attachment), at: sealedAt });
}
