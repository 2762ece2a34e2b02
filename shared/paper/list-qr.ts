import { findHex, toHex } from '../batch/base64url.ts';
import { startsWith } from '../batch/byte-order.ts';
import type { CryptoPort } from '../batch/crypto-port.ts';
import { LedgerId } from '../dossier/ids.ts';
import { findBase32, toBase32 } from '../forms/base32.ts';
import { ok, type Result, refuse } from '../result.ts';
import { packCodes, unpackCodes } from './list-codes.ts';

/** A list of paper dossiers that travel together, as its QR code and the file beside its batch say it. */
export interface PaperList {
  /** `H60.15.3-Q2-261128-1`: agency code, desk, day, number of the day (generation · 100 + k). */
  readonly list: string;
  /** ms UTC, whole seconds. */
  readonly madeAt: number;
  /** Who signs: the desk's ledger. */
  readonly ledger: LedgerId;
  /** SHA-256, hex, of the sealed batch that went onto the stick with it; null: nothing was unsent. */
  readonly batch: string | null;
  /** In the order of the paper, each once, at most `mostDossiers`. */
  readonly codes: readonly string[];
}

/** So many fit a QR code that a hand scanner reads, and one page. */
export const mostDossiers = 40;

export const paperListMark = 'MCL1:';
const shape =
  /^(MCL1:([A-Z0-9]+(?:\.[A-Z0-9]+)*)-Q(\d)-(\d{6})-([1-9]\d{0,6}):(0|[1-9]\d{0,11}):([0-9A-F]{32}):([A-Z2-7]{52}|0):([A-Z0-9.+-]{1,1000})):([A-Z2-7]{103})$/;
const ascii = new TextEncoder();

/** The QR code's text, signed by the desk's key over all before its last colon. Null where a code is not ours. */
export function formatPaperList(
  crypto: Pick<CryptoPort, 'ed25519Sign'>,
  seed: Uint8Array,
  { list, madeAt, ledger, batch, codes }: PaperList,
): string | null {
  const packed = packCodes(codes);
  const hash = batch === null ? null : findHex(batch);
  if (packed === null || codes.length === 0 || codes.length > mostDossiers) return null;
  const at = Math.floor(madeAt / 1000);
  const text = `${paperListMark}${list}:${at}:${ledger.toUpperCase()}:${hash === null ? '0' : toBase32(hash)}:${packed}`;
  return `${text}:${toBase32(crypto.ed25519Sign(seed, ascii.encode(text)))}`;
}

export interface SignedPaperList extends PaperList {
  readonly commune: string;
  readonly desk: number;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Whether a part of a bundle is such a text: it travels beside the sealed files, and proves itself. */
export function isPaperListFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, paperListMark);
}

/** Total: any text gives what it says, of which nothing is proved, or `paper.qr-unreadable`. */
export function parsePaperList(text: string): Result<SignedPaperList> {
  const [, signed, commune, desk, day, number, at, ledger, batch, packed, signature] = shape.exec(text.trim()) ?? [];
  const id = LedgerId.safeParse(ledger?.toLowerCase());
  const codes = packed === undefined ? null : unpackCodes(packed);
  const bytes = signature === undefined ? null : findBase32(signature);
  const hash = batch === undefined || batch === '0' ? null : findBase32(batch);
  if (signed === undefined || commune === undefined || !id.success || codes === null || bytes === null)
    return refuse('paper.qr-unreadable');
  if (codes.length > mostDossiers || (batch !== '0' && hash?.length !== 32)) return refuse('paper.qr-unreadable');
  return ok({
    list: `${commune}-Q${desk}-${day}-${number}`,
    commune,
    desk: Number(desk),
    madeAt: Number(at) * 1000,
    ledger: id.data,
    batch: hash === null ? null : toHex(hash),
    codes,
    signed: ascii.encode(signed),
    signature: bytes,
  });
}

/** Whether the signer is who it claims: `key` is the raw key that was admitted for the ledger. */
export function isPaperListSigned(
  crypto: Pick<CryptoPort, 'ed25519Verify'>,
  key: Uint8Array,
  { signed, signature }: Pick<SignedPaperList, 'signed' | 'signature'>,
): boolean {
  return crypto.ed25519Verify(key, signed, signature);
}
