import type { Result } from '../result.ts';

/** Several sealed files as one: `MCDB`, version, count, then length and bytes of each. Keeps their order. */
export function makeBundle(files: readonly Uint8Array[]): Uint8Array {
  throw new Error(String(files.length));
}

/** Total. Refuses: batch.not-ours, batch.truncated, batch.version-newer, batch.malformed. */
export function readBundle(bytes: Uint8Array): Result<readonly Uint8Array[]> {
  throw new Error(String(bytes.length));
}

/** The sealed files in `bytes`, whether it is one of them or a bundle. Does not look into them. */
export function readFiles(bytes: Uint8Array): Result<readonly Uint8Array[]> {
  throw new Error(String(bytes.length));
}
