import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from 'better-sqlite3';
import { ok, type Result } from '../../shared/result.ts';
import { createBatchTables } from '../batch-tables.ts';
import { connect } from '../connection.ts';
import { createDistrictTables } from '../district-tables.ts';
import { faultOf } from '../faults.ts';
import { createFigureReads } from '../figures.ts';
import { createReader, settlingFirst } from '../reader.ts';
import { createSql } from '../sql.ts';
import { hashingOf, type OpenStore, openFile } from '../sqlite-file.ts';
import type { ReadDb } from '../types.ts';
import { verifyStore } from '../verify.ts';
import type { Hashing } from '../verify-chain.ts';
import { createWriter } from '../writer.ts';
import type { DistrictReads, DistrictStore, DistrictTx, Later } from './types.ts';

/**
 * Opens the embedded store of a district, as `openStore` does for a desk: one process on one file. Refuses:
 * store.not-a-store, store.newer-schema, store.wrong-kind, store.busy, store.corrupt, store.disk-full.
 */
export function openDistrictStore(options: Omit<OpenStore, 'kind'>): Result<DistrictStore> {
  const { path } = options;
  const writing = openFile({ path, kind: 'district' });
  if (!writing.ok) return writing;
  // A second connection reads: a transaction that waits for something must not show what it may still take back.
  const reading = connect(path, 'district');
  if (!reading.ok) {
    writing.value.close();
    return reading;
  }
  reading.value.pragma('query_only = ON');
  return ok(storeOf(writing.value, reading.value, hashingOf(options)));
}

function storeOf(writing: Database, reading: Database, hash: Hashing): DistrictStore {
  const transact = createTransact(writing, hash);
  const inside = new AsyncLocalStorage<true>();
  let last: Promise<unknown> = Promise.resolve();
  /** One file has one writer: whatever the commune, each begins when the one before has ended. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  }
  async function close(): Promise<void> {
    await inTurn(async () => {
      reading.close();
      // Last, so that the log goes into the file.
      writing.close();
    });
  }
  return {
    read: readsOf(reading, createReader(createSql(reading))),
    async write(_commune, work) {
      if (inside.getStore()) throw new Error('a transaction was begun inside another');
      return inTurn(() => inside.run(true, () => transact(work)));
    },
    verify: () => inTurn(async () => verifyStore(writing, hash)),
    async backupTo(target) {
      await reading.backup(target);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

type Transact = <T>(work: (tx: DistrictTx) => Promise<Result<T>>) => Promise<Result<T>>;

function createTransact(db: Database, hash: Hashing): Transact {
  const sql = createSql(db);
  const reader = createReader(sql);
  const writer = createWriter(sql, reader, hash);
  const { appendEvents, rememberCommand, putContent, setSetting } = writer.tx;
  const tx: DistrictTx = {
    ...later({ ...createDistrictTables(db), ...createBatchTables(db) }),
    ...readsOf(db, settlingFirst(reader, writer.settle)),
    ...later({ appendEvents, rememberCommand, putContent, setSetting }),
  };
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  return async (work) => {
    try {
      begin.run();
      const result = await work(tx);
      if (result.ok) {
        writer.settle();
        commit.run();
      } else {
        rollback.run();
        writer.forget();
      }
      return result;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      writer.forget();
      return faultOf(error);
    }
  };
}

function readsOf(db: Database, read: ReadDb): DistrictReads {
  return {
    ...later({ ...createDistrictTables(db), ...createBatchTables(db) }),
    ...later(read),
    figures: createFigureReads(createSql(db)),
    eventRange: async (ledger, from, to) => [...read.eventRange(ledger, from, to)],
  };
}

/** Each function as one that answers by a promise; what it throws rejects. */
function later<Asking extends object>(asking: Asking): Later<Asking> {
  const entries = Object.entries(asking).map(([name, ask]) => [name, async (...args: unknown[]) => ask(...args)]);
  // The names are those of `asking`, each with its own function behind it.
  return Object.fromEntries(entries) as Later<Asking>;
}
