import { ok, type Result, refuse } from '../result.ts';
import { concat, startsWith, uint32At } from './byte-order.ts';
import type { CryptoPort } from './crypto-port.ts';
import { findDictionary, getDictionary, wordDictionary } from './dictionary/find-dictionary.ts';
import { findZstdContentSize, zstdDictionaryId } from './zstd-size.ts';

/** More than stands open in any file of a day; what is beyond goes as it is. */
const mostBytes = 32 * 1024;
const lengthBytes = 2;
const sealedPrefix = 9;
/** Mark, version and count of a bundle, and the length of its first file. */
const bundlePrefix = 13;

/**
 * A sealed file or bundle as it crosses the network (docs/protocol.md, "Squeezed"): what stands open at its beginning
 * by zstd with a dictionary, the rest, which is ciphertext and signatures, as it is.
 */
export function squeeze(crypto: CryptoPort, bytes: Uint8Array): Uint8Array {
  const open = openPart(bytes);
  const frame = crypto.deflate(bytes.subarray(0, open), getDictionary(wordDictionary));
  return concat([Uint8Array.of(frame.length >> 8, frame.length & 255), frame, bytes.subarray(open)]);
}

/** Total; gives the very bytes that were squeezed. Refuses: batch.malformed, batch.version-newer, batch.too-large. */
export function unsqueeze(crypto: CryptoPort, bytes: Uint8Array): Result<Uint8Array> {
  const end = lengthBytes + ((bytes[0] ?? 0) << 8) + (bytes[1] ?? 0);
  if (bytes.length < Math.max(lengthBytes + 1, end)) return refuse('batch.malformed');
  const frame = bytes.subarray(lengthBytes, end);
  const stated = findZstdContentSize(frame);
  if (stated === null) return refuse('batch.malformed');
  if (stated > mostBytes) return refuse('batch.too-large');
  const dictionary = findDictionary(zstdDictionaryId(frame));
  if (dictionary === null) return refuse('batch.version-newer');
  try {
    return ok(concat([crypto.inflate(frame, stated, dictionary), bytes.subarray(end)]));
  } catch {
    return refuse('batch.malformed');
  }
}

/** How many bytes at the beginning stand open: up to the payload of the first file, or its signature. */
export function openPart(bytes: Uint8Array): number {
  const start = startsWith(bytes, 'MCDB') ? bundlePrefix : 0;
  const header = bytes.length < start + sealedPrefix ? 0 : uint32At(bytes, start + sealedPrefix - 4);
  return Math.min(bytes.length, mostBytes, start + sealedPrefix + header);
}
