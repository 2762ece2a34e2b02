import { z } from 'zod';
import type { Hash, LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';
import { hashOfText, textOfHash } from './heads.ts';
import { HashText } from './open-header.ts';
import { readSealed, sealFile } from './sealed-file.ts';

export interface SealAttachment {
  readonly commune: string;
  readonly desk: number | null;
  readonly training: boolean;
  /** The signer's raw Ed25519 seed. */
  readonly seed: Uint8Array;
  /** age recipients; at least one. */
  readonly recipients: readonly string[];
  /** The scan as it was attached. */
  readonly plain: Uint8Array;
  readonly sealedAt: number;
  /** Only for vectors. */
  readonly nonce?: Uint8Array;
}

/** One scan, encrypted like a batch. The open header names it by the hash that the event of its dossier names. */
export async function sealAttachment(
  crypto: CryptoPort,
  { plain, recipients, ...envelope }: SealAttachment,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: Hash }> {
  const payload = await crypto.ageEncrypt(plain, recipients);
  const more = { attachment: textOfHash(crypto.sha256Hex(plain)) };
  return sealFile(crypto, { ...envelope, format: 'attachment', more, payload });
}

export interface OpenedAttachment {
  readonly commune: string;
  readonly desk: number | null;
  /** Who signed it. */
  readonly ledger: LedgerId;
  readonly sha256: Hash;
  readonly plain: Uint8Array;
}

const More = z.object({ attachment: HashText });

/** What a sealed attachment's header claims that it is of, before anything is proved; null for what is none. */
export function claimedAttachment(more: Readonly<Record<string, unknown>>): Hash | null {
  const claimed = More.safeParse(more);
  return claimed.success ? hashOfText(claimed.data.attachment) : null;
}

/**
 * Opens a sealed attachment and proves that it is the very file that it says. Total; `trustedKey` as for batches.
 * Refuses: those of `readSealed`, batch.wrong-format, batch.training-mismatch, batch.wrong-commune,
 * batch.unknown-signer, batch.malformed, batch.not-for-us, attachment.altered.
 */
export async function openAttachment(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: {
    readonly identity: string;
    readonly training: boolean;
    /** Null: any. */
    readonly commune: string | null;
    trustedKey(ledger: LedgerId, claimedKey: string, commune: string): string | null | Promise<string | null>;
  },
): Promise<Result<OpenedAttachment>> {
  const sealed = readSealed(crypto, bytes);
  if (!sealed.ok) return sealed;
  const { header, payload } = sealed.value;
  const { commune, desk, training, ledger } = header;
  if (header.format !== 'attachment') return refuse('batch.wrong-format');
  if (training !== expect.training) return refuse('batch.training-mismatch');
  if (expect.commune !== null && commune !== expect.commune) return refuse('batch.wrong-commune', { commune });
  if ((await expect.trustedKey(ledger, header.key, commune)) !== header.key) return refuse('batch.unknown-signer');
  const sha256 = claimedAttachment(header.more);
  if (sha256 === null || header.payload === null) return refuse('batch.malformed');
  let plain: Uint8Array;
  try {
    plain = await crypto.ageDecrypt(payload, expect.identity);
  } catch {
    return refuse('batch.not-for-us');
  }
  if (crypto.sha256Hex(plain) !== sha256) return refuse('attachment.altered');
  return ok({ commune, desk, ledger, sha256, plain });
}
