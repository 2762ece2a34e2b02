import type { Database } from 'better-sqlite3';
import type { Result } from '../shared/result.ts';
import { faultOf } from './faults.ts';
import { createReader, settlingFirst } from './reader.ts';
import { createSql } from './sql.ts';
import { hashingOf, type OpenStore, onSchema, openFile } from './sqlite-file.ts';
import type { Store, WriteTx } from './types.ts';
import { verifyStore } from './verify.ts';
import type { Hashing } from './verify-chain.ts';
import { createWriter } from './writer.ts';

export type {
  DossierPlace,
  DossierQuery,
  DossierRecord,
  LedgerRecord,
  ListMark,
  OddEvent,
  PendingUpload,
  ReadDb,
  Store,
  WithheldDossier,
  WriteTx,
} from './types.ts';

/**
 * Opens the store of one desk or district, makes it where there is none and brings an older one to this schema. Full
 * durability is set by name: an answered command is on disk. Whoever opens also closes.
 * Refuses: store.not-a-store, store.newer-schema, store.wrong-kind, store.busy, store.corrupt, store.disk-full.
 */
export function openStore(options: OpenStore): Result<Store> {
  const db = openFile(options);
  return db.ok ? onSchema(db.value, () => storeOf(db.value, hashingOf(options))) : db;
}

function storeOf(db: Database, hash: Hashing): Store {
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
