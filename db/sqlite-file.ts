import type { Database } from 'better-sqlite3';
import { ok, type Result, refuse } from '../shared/result.ts';
import { connect } from './connection.ts';
import { isSqliteError } from './faults.ts';
import { migrate } from './migrate.ts';
import type { Hashing } from './verify-chain.ts';

export interface OpenStore {
  readonly path: string;
  readonly kind: 'desk' | 'district';
  /** Lower-case hex; text is hashed as UTF-8. */
  readonly sha256Hex: (data: string | Uint8Array) => string;
  /** Raw key, data, signature. With it `verify` also looks at the signatures under openings. */
  readonly ed25519Verify?: (publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array) => boolean;
}

/** A SQLite file of this program's schema. Refuses as `connect` and `migrate`. Whoever opens also closes. */
export function openFile({ path, kind }: Pick<OpenStore, 'path' | 'kind'>): Result<Database> {
  const db = connect(path, kind);
  if (!db.ok) return db;
  const migrated = migrate(db.value, path);
  if (migrated.ok) return ok(db.value);
  db.value.close();
  return migrated;
}

/**
 * What `make` prepares on an open file. A statement that cannot be prepared says that the schema is not the one that
 * the file's version promises. Refuses store.corrupt; the file is closed then.
 */
export function onSchema<T>(db: Database, make: () => T): Result<T> {
  try {
    return ok(make());
  } catch (error) {
    db.close();
    if (!isSqliteError(error)) throw error;
    return refuse('store.corrupt');
  }
}

/** The hashes that ids and chains are made of. */
export function hashingOf({ sha256Hex, ed25519Verify }: Pick<OpenStore, 'sha256Hex' | 'ed25519Verify'>): Hashing {
  return {
    sha256Hex,
    // design.md: a ledger's id is the first 16 bytes of SHA-256 over its raw public key.
    idOfKey: (publicKey) => sha256Hex(publicKey).slice(0, 32),
    isSigned: ed25519Verify && signatureCheck(sha256Hex, ed25519Verify),
  };
}

/** Ed25519 over the SHA-256 of a text; key and signature in base64url. */
function signatureCheck(
  sha256Hex: OpenStore['sha256Hex'],
  ed25519Verify: NonNullable<OpenStore['ed25519Verify']>,
): Hashing['isSigned'] {
  return (key, text, signature) =>
    ed25519Verify(
      Buffer.from(key, 'base64url'),
      Buffer.from(sha256Hex(text), 'hex'),
      Buffer.from(signature, 'base64url'),
    );
}
