import { ok, type Result, refuse } from '../result.ts';
import { ascii, concat, startsWith, toUint32, uint32At } from './byte-order.ts';
import type { CryptoPort } from './crypto-port.ts';

const partMark = 'MCDP';
const partVersion = 1;
const hashBytes = 32;
/** Mark, version, hash of the whole, its length, count of parts, place of this one. */
const headBytes = 4 + 1 + hashBytes + 12;
const mostParts = 10_000;

/** A piece of a sealed file or bundle that is too large for one letter. */
export interface Part {
  /** SHA-256 of the whole in hex: what belongs together. */
  readonly whole: string;
  readonly wholeBytes: number;
  readonly count: number;
  /** From 0. */
  readonly place: number;
  readonly bytes: Uint8Array;
}

/** The parts of `whole`, each at most `largestBytes` of content; each says by itself where it belongs. */
export function makeParts(crypto: Pick<CryptoPort, 'sha256'>, whole: Uint8Array, largestBytes: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(whole.length / largestBytes));
  const hash = crypto.sha256(whole);
  return Array.from({ length: count }, (_, place) => {
    const content = whole.subarray(place * largestBytes, (place + 1) * largestBytes);
    const numbers = [whole.length, count, place].map(toUint32);
    const body = concat([ascii(partMark), Uint8Array.of(partVersion), hash, ...numbers, content]);
    return concat([body, crypto.sha256(body)]);
  });
}

export function isPart(bytes: Uint8Array): boolean {
  return startsWith(bytes, partMark);
}

/** Total. Refuses: batch.not-ours, batch.version-newer, batch.truncated, batch.altered, batch.malformed. */
export function readPart(crypto: Pick<CryptoPort, 'sha256' | 'sha256Hex'>, bytes: Uint8Array): Result<Part> {
  if (!isPart(bytes)) return refuse('batch.not-ours');
  if ((bytes[4] ?? 0) > partVersion) return refuse('batch.version-newer');
  if (bytes.length < headBytes + hashBytes) return refuse('batch.truncated');
  const body = bytes.subarray(0, bytes.length - hashBytes);
  const said = bytes.subarray(bytes.length - hashBytes);
  if (!crypto.sha256(body).every((byte, i) => byte === said[i])) return refuse('batch.altered');
  const [wholeBytes, count, place] = [0, 4, 8].map((at) => uint32At(body, 5 + hashBytes + at));
  if (wholeBytes === undefined || count === undefined || place === undefined) return refuse('batch.malformed');
  if (count < 1 || count > mostParts || place >= count) return refuse('batch.malformed');
  const whole = Array.from(body.subarray(5, 5 + hashBytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return ok({ whole, wholeBytes, count, place, bytes: body.slice(headBytes) });
}
