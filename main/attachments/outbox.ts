import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import type { Hash } from '../../shared/dossier/ids.ts';

/** A scan as it was sealed for its way. */
export interface SealedScan {
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`: what its answer answers. */
  readonly fileSha256: Hash;
}

/**
 * Sealed scans that go up in pieces, kept byte for byte so that the rest can follow after a drop or a restart: sealing
 * again would give other bytes. What is lost here costs a new start and nothing else.
 */
export interface ScanOutbox {
  find(sha256: Hash): Promise<SealedScan | null>;
  keep(sha256: Hash, bytes: Uint8Array): Promise<void>;
  drop(sha256: Hash): Promise<void>;
}

export function createScanOutbox(dir: string, crypto: Pick<CryptoPort, 'sha256Hex'>): ScanOutbox {
  const pathOf = (sha256: Hash) => join(dir, `${sha256}.mcd`);
  return {
    async find(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch(() => null);
      return bytes === null ? null : { bytes, fileSha256: crypto.sha256Hex(bytes) };
    },
    async keep(sha256, bytes) {
      const part = `${pathOf(sha256)}.${randomBytes(4).toString('hex')}.part`;
      try {
        await mkdir(dir, { recursive: true, mode: 0o700 });
        const file = await open(part, 'w', 0o600);
        await file.writeFile(bytes).finally(() => file.close());
        await rename(part, pathOf(sha256));
      } catch {
        // A full disk: it goes up all the same, and from the start after a restart.
        await rm(part, { force: true }).catch(() => undefined);
      }
    },
    drop: (sha256) => rm(pathOf(sha256), { force: true }).catch(() => undefined),
  };
}
