import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as others } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { ok, type Result } from '../../shared/result.ts';
import { createAlikeReads, sqliteWords } from '../alike-dossiers.ts';
import { connect } from '../connection.ts';
import { faultOf } from '../faults.ts';
import { createFigureReads } from '../figures.ts';
import { createReader, settlingFirst } from '../reader.ts';
import { createSql, type Sql } from '../sql.ts';
import { hashingOf, type OpenStore, onSchema, openFile } from '../sqlite-file.ts';
import type { Steps } from '../steps.ts';
import type { ReadDb } from '../types.ts';
import { verifyStore } from '../verify.ts';
import type { Hashing } from '../verify-chain.ts';
import { createWriter } from '../writer.ts';
import { type Ask, askSqlite } from './ask.ts';
import { createNamedTurns } from './named-turns.ts';
import type { DistrictSchema } from './schema.ts';
import { createTables } from './tables.ts';
import type { DistrictReads, DistrictStore, DistrictTx, Later, Neighbours } from './types.ts';

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
  const store = onSchema(writing.value, () => storeOf(writing.value, reading.value, hashingOf(options)));
  if (!store.ok) reading.value.close();
  return store;
}

function storeOf(writing: Database, reading: Database, hash: Hashing): DistrictStore {
  const transact = createTransact(writing, hash);
  const readingSql = createSql(reading);
  const inside = new AsyncLocalStorage<true>();
  const named = createNamedTurns();
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
    // One file has one writer.
    width: 1,
    neighbours: nobody,
    openQueue: async () => ok(null),
    alone: (name, work) => named.take(name, work),
    read: readsOf(readingSql, createReader(readingSql), kyselyOf(readingSql)),
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

/** One file has one process. */
const nobody: Neighbours = {
  tell: () => undefined,
  listen: async () => async () => undefined,
};

/** An import is long and has the program's only thread: between its steps screens and requests get their turn. */
async function waitingBetween(steps: Steps): Promise<void> {
  while (steps.next().done !== true) await others();
}

type Transact = <T>(work: (tx: DistrictTx) => Promise<Result<T>>) => Promise<Result<T>>;

function createTransact(db: Database, hash: Hashing): Transact {
  const sql = createSql(db);
  const reader = createReader(sql);
  const writer = createWriter(sql, reader, hash);
  const { knowCatalogue, applyWithheld, rememberCommand, putContent, setSetting } = writer.tx;
  const kysely = kyselyOf(sql);
  const tx: DistrictTx = {
    ...createTables(kysely),
    ...readsOf(sql, settlingFirst(reader, writer.settle), kysely),
    appendEvents: (...args) => waitingBetween(writer.inSteps.appendEvents(...args)),
    ...later({ knowCatalogue, applyWithheld, rememberCommand, putContent, setSetting }),
    // One file has one writer.
    holdDistrict: async () => undefined,
  };
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  return async (work) => {
    try {
      begin.run();
      const result = await work(tx);
      if (result.ok) {
        await waitingBetween(writer.inSteps.settle());
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

/** Kysely over a connection that others use too: its statements are kept with theirs, its transactions never begun. */
function kyselyOf(sql: Sql): Kysely<DistrictSchema> {
  const closedElsewhere = () => undefined;
  return new Kysely({ dialect: new SqliteDialect({ database: { prepare: sql, close: closedElsewhere } }) });
}

function figuresOf(ask: Ask): DistrictReads['figures'] {
  return { ...createFigureReads(ask), ...createAlikeReads(ask, sqliteWords) };
}

function readsOf(sql: Sql, read: ReadDb, kysely: Kysely<DistrictSchema>): DistrictReads {
  return {
    ...createTables(kysely),
    ...later(read),
    figures: figuresOf(askSqlite(sql)),
    eventRange: async (ledger, from, to) => [...read.eventRange(ledger, from, to)],
  };
}

/** Each function as one that answers by a promise; what it throws rejects. */
function later<Asking extends object>(asking: Asking): Later<Asking> {
  const entries = Object.entries(asking).map(([name, ask]) => [name, async (...args: unknown[]) => ask(...args)]);
  // The names are those of `asking`, each with its own function behind it.
  return Object.fromEntries(entries) as Later<Asking>;
}
