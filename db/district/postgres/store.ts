import { AsyncLocalStorage } from 'node:async_hooks';
import type { ControlledTransaction, Kysely } from 'kysely';
import { ok, type Result } from '../../../shared/result.ts';
import { hashingOf, type OpenStore } from '../../sqlite-file.ts';
import type { Hashing } from '../../verify-chain.ts';
import { askPostgres } from '../ask.ts';
import { createNamedTurns } from '../named-turns.ts';
import type { DistrictSchema } from '../schema.ts';
import { createTables } from '../tables.ts';
import type { DistrictReads, DistrictStore, DistrictTx } from '../types.ts';
import { createAppend } from './append.ts';
import { type Connections, connectPostgres, writers } from './connection.ts';
import { copyInto, verifyCopy } from './copy.ts';
import { faulting, orFault, postgresFault } from './faults.ts';
import { createFolderWrites } from './folder-writes.ts';
import { createLedgerReads } from './ledger-reads.ts';
import { lockUntilEnd, lockWhile, lockWrite } from './locks.ts';
import { checkSchema, migratePostgres } from './migrations.ts';
import { createNeighbours } from './neighbours.ts';
import { openQueue } from './queue.ts';
import { createPostgresReads, settlingFirst } from './reads.ts';
import { withCounts } from './verify-counts.ts';
import { learnName } from './withheld.ts';

export interface OpenPostgres extends Omit<OpenStore, 'kind' | 'path'> {
  /** `postgres://…`; it may hold a password and is never logged. */
  readonly url: string;
}

/**
 * Opens the store of a district on PostgreSQL: any number of processes on one database. Refuses: store.not-a-store,
 * store.newer-schema, store.unreachable, store.no-entry, store.busy, store.disk-full. Whoever opens also closes.
 */
export async function openPostgresStore(options: OpenPostgres): Promise<Result<DistrictStore>> {
  const connections = connectPostgres(options.url);
  try {
    const migrated = await migratePostgres(connections.writing);
    if (migrated.ok) return ok(storeOf(options.url, connections, hashingOf(options)));
    await connections.close();
    return migrated;
  } catch (error) {
    await connections.close();
    return postgresFault(error);
  }
}

/** What belongs to no commune, the district's own ledger with it. */
const districtLock = 'district';

function storeOf(url: string, { writing, reading, close }: Connections, hash: Hashing): DistrictStore {
  const neighbours = createNeighbours(url, reading);
  const inside = new AsyncLocalStorage<true>();
  // Who waits for another write of this process holds no connection meanwhile.
  const turns = createNamedTurns();
  const named = createNamedTurns();
  let closing: Promise<void> | null = null;
  function closeOnce(): Promise<void> {
    closing ??= turns
      .ended()
      .then(() => neighbours.close())
      .then(close);
    return closing;
  }
  return {
    width: writers,
    neighbours,
    openQueue: (onFault) => openQueue({ url, db: reading, onFault }),
    alone: (name, work) => named.take(name, () => lockWhile(url, name, work)),
    read: faultingReads(reading),
    async write(commune, work) {
      if (inside.getStore()) throw new Error('a transaction was begun inside another');
      return turns.take(commune, () => inside.run(true, () => transact(writing, hash, commune, work)));
    },
    verify: () => orFault(async () => withCounts(reading, await verifyCopy(reading, hash))),
    backupTo: (path) => orFault(() => copyInto(reading, path)),
    close: closeOnce,
    [Symbol.asyncDispose]: closeOnce,
  };
}

function faultingReads(db: Kysely<DistrictSchema>): DistrictReads {
  const { figures, ...reads } = createPostgresReads(db);
  return { ...faulting(reads), figures: faulting(figures) };
}

async function transact<T>(
  db: Kysely<DistrictSchema>,
  hash: Hashing,
  commune: string | null,
  work: (tx: DistrictTx) => Promise<Result<T>>,
): Promise<Result<T>> {
  let transaction: ControlledTransaction<DistrictSchema> | null = null;
  try {
    transaction = await db.startTransaction().execute();
    await lockWrite(transaction, commune === null ? districtLock : `commune ${commune}`);
    const { tx, settle } = txOf(transaction, hash);
    const current = await checkSchema(transaction);
    const result = current.ok ? await work(tx) : current;
    if (result.ok) {
      await settle();
      await transaction.commit().execute();
    } else await transaction.rollback().execute();
    return result;
  } catch (error) {
    if (transaction !== null && !transaction.isCommitted && !transaction.isRolledBack) await giveUp(transaction);
    return postgresFault(error);
  }
}

async function giveUp(transaction: ControlledTransaction<DistrictSchema>): Promise<void> {
  try {
    await transaction.rollback().execute();
  } catch {
    // The line is gone, and with it the transaction: the fault before it is the one to tell.
  }
}

function txOf(db: Kysely<DistrictSchema>, hash: Hashing): { readonly tx: DistrictTx; settle(): Promise<void> } {
  const ask = askPostgres(db);
  const { appendEvents, applyWithheld, settle } = createAppend(db, createLedgerReads(ask), hash.idOfKey);
  const tx: DistrictTx = {
    ...createTables(db),
    ...settlingFirst(createPostgresReads(db, ask), settle),
    ...createFolderWrites(db, hash),
    appendEvents,
    applyWithheld,
    knowCatalogue: (version) => learnName(db, version),
    holdDistrict: () => lockUntilEnd(db, districtLock),
  };
  return { tx, settle };
}
