import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgresStore } from '../../db/district/postgres/store.ts';
import { openDistrictStore } from '../../db/district/sqlite-store.ts';
import type { DistrictStore } from '../../db/district/types.ts';
import { type Result, refuse } from '../../shared/result.ts';
import type { Deps } from '../ports.ts';

/** The embedded database of a district folder. */
export const districtFile = 'district.db';
/** Instead of it: the address of a PostgreSQL database, which may hold a password, for its owner's eyes alone. */
export const databaseUrlFile = 'database-url';

export function isDistrictFolder(dataDir: string): boolean {
  return existsSync(join(dataDir, districtFile)) || existsSync(join(dataDir, databaseUrlFile));
}

/** Whether any number of processes may work on the folder's store at once; an embedded one has one. */
export function isSharedStore(dataDir: string): boolean {
  return existsSync(join(dataDir, databaseUrlFile));
}

/** Refuses: district.database-unsupported. */
export function readDatabaseUrl(text: string): Result<string> {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
  return url !== null && isPostgres ? { ok: true, value: url.href } : refuse('district.database-unsupported');
}

/** The folder's store is there from now on. */
export function keepDatabaseUrl(dataDir: string, url: string): void {
  writeFileSync(join(dataDir, databaseUrlFile), `${url}\n`, { mode: 0o600, flush: true });
}

/**
 * Opens the store of a district folder: PostgreSQL where an address lies in it, else the embedded file. Refuses:
 * district.database-unsupported, store.*. Whoever opens also closes.
 */
export async function openStoreOf(deps: Pick<Deps, 'crypto'>, dataDir: string): Promise<Result<DistrictStore>> {
  const { sha256Hex } = deps.crypto;
  const address = join(dataDir, databaseUrlFile);
  if (!isSharedStore(dataDir)) return openEmbedded(join(dataDir, districtFile), sha256Hex);
  const url = readDatabaseUrl(readFileSync(address, 'utf8'));
  return url.ok ? openPostgresStore({ url: url.value, sha256Hex }) : url;
}

/** A set-up that failed leaves no empty file in a folder: what emptied this one took the district's data. */
function openEmbedded(path: string, sha256Hex: Deps['crypto']['sha256Hex']): Result<DistrictStore> {
  if (existsSync(path) && statSync(path).size === 0) return refuse('store.corrupt');
  return openDistrictStore({ path, sha256Hex });
}
