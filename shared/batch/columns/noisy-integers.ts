import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { malformed } from './limits.ts';

/**
 * Integers whose low bits are noise, such as differences of times in milliseconds: `rawBytes` low bytes of each go
 * beside the squeezed part, where noise costs exactly its own bits, the rest as sints.
 */
export function writeNoisy(tame: ByteWriter, wild: ByteWriter, values: readonly number[]): void {
  const rawBytes = noiseBytes(values);
  const scale = 256 ** rawBytes;
  tame.uint(rawBytes);
  tame.sints(values.map((value) => Math.floor(value / scale)));
  for (const value of values) {
    let low = value - Math.floor(value / scale) * scale;
    for (let i = 0; i < rawBytes; i += 1) {
      wild.byte(low % 256);
      low = Math.floor(low / 256);
    }
  }
}

/** Throws SegmentError. */
export function readNoisy(tame: ByteReader, wild: ByteReader, count: number): Float64Array {
  const rawBytes = tame.uint();
  if (rawBytes > 6) throw malformed('too many raw bytes');
  const scale = 256 ** rawBytes;
  const values = tame.sints(count);
  const raw = wild.take(count * rawBytes);
  for (let row = 0; row < count; row += 1) {
    let low = 0;
    for (let i = rawBytes - 1; i >= 0; i -= 1) low = low * 256 + (raw[row * rawBytes + i] ?? 0);
    values[row] = (values[row] ?? 0) * scale + low;
    if (!Number.isSafeInteger(values[row])) throw malformed('integer too large');
  }
  return values;
}

/** Values that hardly ever come again are noise up to about five bits below their size. */
function noiseBytes(values: readonly number[]): number {
  const sample = values.slice(0, 512);
  if (sample.length < 8 || new Set(sample).size < sample.length * 0.8) return 0;
  const sizes = sample.map((value) => Math.log2(1 + Math.abs(value))).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return Math.max(0, Math.min(6, Math.floor((median - 5) / 8)));
}
