import { encode } from 'uqr';
import { findBase64url } from '../batch/base64url.ts';
import type { CryptoPort } from '../batch/crypto-port.ts';
import { LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import { findBase32, toBase32 } from './base32.ts';
import { escapeHtml } from './markup.ts';

/** What the QR code of a receipt says. Instants in ms UTC, whole seconds. */
export interface ReceiptFacts {
  readonly code: string;
  /** 16 hex digits, random: what a look-up asks for beside the code. */
  readonly lookupKey: string;
  readonly receivedAt: number;
  readonly dueAt: number;
  /** The ledger that took the dossier in and signs. */
  readonly ledger: LedgerId;
}

export interface ReceiptQr extends ReceiptFacts {
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
}

/** One row of the district's published key list. */
export interface PublishedKey {
  /** Raw Ed25519 public key, base64url. */
  readonly key: string;
  readonly desk: number;
  readonly commune: string;
}
export type KeyList = ReadonlyMap<string, PublishedKey>;

const shape =
  /^MCR1:([A-Z0-9 $%*+./:-]{1,60}):([0-9A-F]{16}):(0|[1-9]\d{0,11}):(0|[1-9]\d{0,11}):([0-9A-F]{32}):([A-Z2-7]{103})$/;
const ascii = new TextEncoder();

/**
 * The bytes that the desk's key signs: the QR code's text before its last colon, ASCII. No other text or digest that
 * the same key signs begins with `MCR1:`. Described in docs/receipt-qr.md.
 */
export function receiptPayloadToSign(facts: ReceiptFacts): Uint8Array {
  return ascii.encode(signedText(facts));
}

/** The QR code's text. Capitals and digits alone, so that the code stays small: 5.5 bits a sign. */
export function formatReceiptQr(facts: ReceiptFacts, signature: Uint8Array): string {
  return `${signedText(facts)}:${toBase32(signature)}`;
}

function signedText({ code, lookupKey, receivedAt, dueAt, ledger }: ReceiptFacts): string {
  const seconds = (atMs: number): number => Math.floor(atMs / 1000);
  return ['MCR1', code, lookupKey, seconds(receivedAt), seconds(dueAt), ledger].join(':').toUpperCase();
}

/** Total: any text gives what it says or `forms.qr-unreadable`; nothing is checked of what it says. */
export function parseReceiptQr(text: string): Result<ReceiptQr> {
  const [, code, lookupKey, receivedAt, dueAt, ledger, signature] = shape.exec(text.trim()) ?? [];
  const id = LedgerId.safeParse(ledger?.toLowerCase());
  const bytes = signature === undefined ? null : findBase32(signature);
  if (code === undefined || lookupKey === undefined || !id.success || bytes === null) {
    return refuse('forms.qr-unreadable');
  }
  return ok({
    code,
    lookupKey: lookupKey.toLowerCase(),
    receivedAt: Number(receivedAt) * 1000,
    dueAt: Number(dueAt) * 1000,
    ledger: id.data,
    signature: bytes,
  });
}

export interface VerifiedReceipt extends ReceiptFacts {
  readonly desk: number;
  readonly commune: string;
}

/**
 * Whether a receipt is genuine, with nothing but the published key list: no network, no register.
 * Refuses: forms.qr-unreadable, forms.qr-ledger-unknown, forms.qr-signature-wrong.
 */
export function verifyReceiptQr(
  crypto: Pick<CryptoPort, 'ed25519Verify'>,
  keys: KeyList,
  text: string,
): Result<VerifiedReceipt> {
  const read = parseReceiptQr(text);
  if (!read.ok) return read;
  const { signature, ...facts } = read.value;
  const published = keys.get(facts.ledger);
  if (!published) return refuse('forms.qr-ledger-unknown');
  const key = findBase64url(published.key);
  if (key === null || !crypto.ed25519Verify(key, receiptPayloadToSign(facts), signature)) {
    return refuse('forms.qr-signature-wrong');
  }
  return ok({ ...facts, desk: published.desk, commune: published.commune });
}

/** The code as one SVG that takes the size of its place; `title` is its name for those who cannot see it. */
export function receiptQrSvg(text: string, title: string): string {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const path = data
    .map((row, y) =>
      runs(row)
        .map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
        .join(''),
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges"><title>${escapeHtml(title)}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;
}

/** Where black begins in a row and how far it reaches. */
function runs(row: readonly boolean[]): readonly (readonly [x: number, width: number])[] {
  const found: [number, number][] = [];
  row.forEach((black, x) => {
    const last = found.at(-1);
    if (!black) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  });
  return found;
}
