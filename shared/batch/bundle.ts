import { ok, type Result, refuse } from '../result.ts';
import { ascii, concat, startsWith, toUint32, uint32At } from './byte-order.ts';

const bundleMark = 'MCDB';
const bundleVersion = 1;
/** Mark, version, count. */
const prefixBytes = 9;
const maxFiles = 10_000;

/** Several sealed files as one: `MCDB`, version, count, then length and bytes of each. Keeps their order. */
export function makeBundle(files: readonly Uint8Array[]): Uint8Array {
  if (files.length > maxFiles) throw new Error(`a bundle holds at most ${maxFiles} files`);
  return concat([
    ascii(bundleMark),
    Uint8Array.of(bundleVersion),
    toUint32(files.length),
    ...files.flatMap((file) => [toUint32(file.length), file]),
  ]);
}

/** Total. Refuses: batch.not-ours, batch.truncated, batch.version-newer, batch.malformed. */
export function readBundle(bytes: Uint8Array): Result<readonly Uint8Array[]> {
  if (bytes.length < bundleMark.length || !startsWith(bytes, bundleMark)) return refuse('batch.not-ours');
  if (bytes.length < prefixBytes) return refuse('batch.truncated');
  const version = bytes[4] ?? 0;
  if (version > bundleVersion) return refuse('batch.version-newer');
  const count = uint32At(bytes, 5);
  if (version < 1 || count > maxFiles) return refuse('batch.malformed');
  const files: Uint8Array[] = [];
  let place = prefixBytes;
  for (let i = 0; i < count; i += 1) {
    if (bytes.length - place < 4) return refuse('batch.truncated');
    const length = uint32At(bytes, place);
    if (bytes.length - place - 4 < length) return refuse('batch.truncated');
    files.push(bytes.subarray(place + 4, place + 4 + length));
    place += 4 + length;
  }
  return place === bytes.length ? ok(files) : refuse('batch.malformed');
}

/** The sealed files in `bytes`, whether it is one of them or a bundle. Does not look into them. Total. */
export function readFiles(bytes: Uint8Array): Result<readonly Uint8Array[]> {
  if (startsWith(bytes, bundleMark)) return readBundle(bytes);
  return startsWith(bytes, 'MCDF') ? ok([bytes]) : refuse('batch.not-ours');
}
