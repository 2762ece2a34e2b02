import type { Database } from 'better-sqlite3';
import { ok, type Result } from '../shared/result.ts';
import { connect } from './connection.ts';
import { faultOf } from './faults.ts';
import { migrate } from './migrate.ts';
import { createReader, settlingFirst } from './reader.ts';
import { createSql } from './sql.ts';
import type { Store, WriteTx } from './types.ts';
import { verifyStore } from './verify.ts';
import type { Hashing } from './verify-chain.ts';
import { createWriter } from './writer.ts';

export type { DossierQuery, DossierRecord, LedgerRecord, OddEvent, ReadDb, Store, WriteTx } from './types.ts';

export interface OpenStore {
  readonly path: string;
  readonly kind: 'desk' | 'district';
  /** Lower-case hex; text is hashed as UTF-8. */
  readonly sha256Hex: (data: string | Uint8Array) => string;
  /** Raw key, data, signature. With it `verify` also looks at the signatures under openings. */
  readonly ed25519Verify?: (publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array) => boolean;
}

/**
 * Opens the store of one desk or district, makes it where there is none and brings an older one to this schema. Full
 * durability is set by name: an answered command is on disk. Whoever opens also closes.
 * Refuses: store.not-a-store, store.newer-schema, store.wrong-kind, store.busy, store.corrupt, store.disk-full.
 */
export function openStore({ path, kind, ...crypto }: OpenStore): Result<Store> {
  const db = connect(path, kind);
  if (!db.ok) return db;
  const migrated = migrate(db.value, path);
  if (migrated.ok) return ok(storeOf(db.value, crypto));
  db.value.close();
  return migrated;
}

function storeOf(db: Database, { sha256Hex, ed25519Verify }: Pick<OpenStore, 'sha256Hex' | 'ed25519Verify'>): Store {
  // design.md: a ledger's id is the first 16 bytes of SHA-256 over its raw public key.
  const hash: Hashing = {
    sha256Hex,
    idOfKey: (publicKey) => sha256Hex(publicKey).slice(0, 32),
    isSigned: ed25519Verify && signatureCheck(sha256Hex, ed25519Verify),
  };
  const sql = createSql(db);
  const reader = createReader(sql);
  const { tx, settle, forget } = createWriter(sql, reader, hash);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  return {
    read: settlingFirst(reader, settle),
    db,
    write<T>(work: (writing: WriteTx) => Result<T>): Result<T> {
      if (db.inTransaction) throw new Error('a transaction was begun inside another');
      try {
        begin.run();
        const result = work(tx);
        if (result.ok) {
          settle();
          commit.run();
        } else {
          rollback.run();
          forget();
        }
        return result;
      } catch (error) {
        if (db.inTransaction) rollback.run();
        forget();
        return faultOf(error);
      }
    },
    verify: () => verifyStore(db, hash),
    async backupTo(target) {
      await db.backup(target);
    },
    close: () => db.close(),
    [Symbol.dispose]: () => db.close(),
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
