import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeCrypto } from '../../main/crypto/node-crypto.ts';
import type { Deps } from '../../main/ports.ts';
import { composeDeps } from '../../main/shell/compose/deps.ts';
import { createBareWrap } from '../../main/shell/compose/key-wraps.ts';
import { findProgramFiles } from '../../main/shell/compose/program-files.ts';
import type { Result } from '../../shared/result.ts';

export const crypto = createNodeCrypto();

export interface Place extends Disposable {
  readonly dir: string;
  readonly deps: Deps;
}

/** A folder of its own with real deps; removed at the end. */
export function createPlace(): Place {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  const composed = composeDeps({
    dataDir: dir,
    files: findProgramFiles(import.meta.dirname),
    wraps: [createBareWrap()],
    printer: null,
    findSystemProxy: async () => null,
    startAt: null,
  });
  return {
    dir,
    deps: { ...composed, profileDir: join(dir, 'profile') },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}

export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.refusal));
}
