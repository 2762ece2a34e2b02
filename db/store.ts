import Sqlite, { type Database } from 'better-sqlite3';
import { ok, type Result, refuse } from '../shared/result.ts';
import { migrate } from './migrate.ts';
import { createReader } from './reader.ts';
import type { Store, WriteTx } from './types.ts';
import { verifyStore } from './verify.ts';
import { createWriter } from './writer.ts';

export type {
  DossierCounts,
  DossierQuery,
  DossierRecord,
  LedgerRecord,
  OddEvent,
  ReadDb,
  RulesKind,
  StaffRecord,
  Store,
  SyncLogEntry,
  WriteTx,
} from './types.ts';
export type { VerifyReport } from './verify.ts';

export interface OpenStore {
  readonly path: string;
  readonly kind: 'desk' | 'district';
  readonly sha256Hex: (data: string) => string;
}

/**
 * Opens the store of one desk or district. Full durability is set by name: an answered command is on disk.
 * Refuses: store.not-a-store, store.newer-schema, store.wrong-kind.
 */
export function openStore({ path, kind, sha256Hex }: OpenStore): Result<Store> {
  let db: Database;
  try {
    db = new Sqlite(path);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    db.pragma('cache_size = -32000');
  } catch (error) {
    return isSqliteError(error) ? refuse('store.not-a-store') : rethrow(error);
  }
  const migrated = migrate(db, path);
  const fits = migrated.ok ? checkKind(db, kind) : migrated;
  if (!fits.ok) {
    db.close();
    return fits;
  }
  return ok(storeOf(db, sha256Hex));
}

function checkKind(db: Database, kind: string): Result<null> {
  const known = db.prepare<[], { value: string }>("SELECT value FROM setting WHERE name = 'kind'").get();
  if (known === undefined) db.prepare("INSERT INTO setting VALUES ('kind', ?)").run(kind);
  return known === undefined || known.value === kind ? ok(null) : refuse('store.wrong-kind');
}

function storeOf(db: Database, sha256Hex: (data: string) => string): Store {
  const read = createReader(db);
  const tx: WriteTx = createWriter(db, read, sha256Hex);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  return {
    read,
    db,
    write<T>(work: (writing: WriteTx) => Result<T>): Result<T> {
      try {
        begin.run();
        const result = work(tx);
        if (result.ok) commit.run();
        else rollback.run();
        if (!result.ok) read.forget();
        return result;
      } catch (error) {
        if (db.inTransaction) rollback.run();
        read.forget();
        return faultOf(error);
      }
    },
    verify: () => verifyStore(db, sha256Hex),
    async backupTo(target) {
      await db.backup(target);
    },
    close: () => db.close(),
    [Symbol.dispose]: () => db.close(),
  };
}

/** What the machine cannot give is a refusal that says so; everything else is a defect and goes up. */
function faultOf(error: unknown): Result<never> {
  if (isSqliteError(error)) {
    if (error.code === 'SQLITE_FULL' || error.code.startsWith('SQLITE_IOERR')) return refuse('store.disk-full');
    if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) return refuse('store.busy');
    if (error.code.startsWith('SQLITE_CORRUPT')) return refuse('store.corrupt');
  }
  return rethrow(error);
}

function rethrow(error: unknown): never {
  throw error;
}

function isSqliteError(error: unknown): error is { readonly code: string } {
  return error instanceof Sqlite.SqliteError;
}
