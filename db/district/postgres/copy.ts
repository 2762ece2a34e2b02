import Sqlite, { type Database } from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import type { Result } from '../../../shared/result.ts';
import { createFreePlace } from '../../dossier-projection.ts';
import { migrate } from '../../migrate.ts';
import { createSql } from '../../sql.ts';
import { openFile } from '../../sqlite-file.ts';
import { verifyStore } from '../../verify.ts';
import type { Hashing } from '../../verify-chain.ts';
import type { VerifyReport } from '../../verify-report.ts';
import type { DistrictSchema } from '../schema.ts';

type Db = Kysely<DistrictSchema>;
type Row = Readonly<Record<string, string | number | null | Uint8Array>>;

const sliceRows = 2000;

/**
 * All of a district, of one moment, into a new file of the embedded store: a backup that opens by itself. Throws when
 * the file is one already.
 */
export async function copyInto(db: Db, path: string): Promise<void> {
  const file = openedNew(openFile({ path, kind: 'district' }));
  try {
    await copyTables(db, file);
  } finally {
    file.close();
  }
}

/** The same distrust of the same rows as `verifyStore`'s: rows are taken as they lie, and everything is folded anew. */
export async function verifyCopy(db: Db, hash: Hashing): Promise<VerifyReport> {
  // A file of SQLite's own in the temporary folder, gone when it is closed.
  const file = new Sqlite('');
  try {
    migrate(file, '');
    file.pragma('synchronous = OFF');
    await copyTables(db, file);
    return verifyStore(file, hash);
  } finally {
    file.close();
  }
}

function openedNew(opened: Result<Database>): Database {
  if (!opened.ok) throw new Error(`the copy cannot be written: ${opened.refusal.code}`);
  const isNew = opened.value.prepare('SELECT 1 FROM setting LIMIT 1').get() === undefined;
  if (isNew) return opened.value;
  opened.value.close();
  throw new Error('the copy goes into a new file');
}

async function copyTables(db: Db, file: Database): Promise<void> {
  file.exec('BEGIN');
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      for (const table of await sharedTables(tx, file)) await copyTable(tx, file, table);
    });
  file.exec("INSERT INTO dossier_search (dossier_search) VALUES ('rebuild')");
  file.exec('COMMIT');
}

/** The file has tables of a desk besides, the database may have those of others. */
async function sharedTables(tx: Db, file: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`.execute(tx);
  const has = file.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
  return rows.map(({ name }) => name).filter((name) => has.get(name) !== undefined);
}

async function copyTable(tx: Db, file: Database, table: string): Promise<void> {
  const columns = file
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);
  // A fresh file has rows of its own in some tables (where counters begin).
  file.exec(`DELETE FROM "${table}"`);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const insert = file.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  const placed = table === 'dossier' ? createPlaces(file) : (row: Row) => row;
  await sql`DECLARE copied NO SCROLL CURSOR FOR SELECT ${sql.raw(names)} FROM ${sql.table(table)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`FETCH ${sql.raw(String(sliceRows))} FROM copied`.execute(tx);
    for (const row of rows) {
      // One after another: the next must see the place that this one took.
      const placedRow = placed(row);
      insert.run(columns.map((name) => placedRow[name]));
    }
    if (rows.length < sliceRows) break;
  }
  await sql`CLOSE copied`.execute(tx);
}

/** In the file a dossier's place is its key: of two at one place the second takes the next. */
function createPlaces(file: Database): (row: Row) => Row {
  const isTaken = file.prepare('SELECT 1 FROM dossier WHERE row = ?');
  const freePlace = createFreePlace(createSql(file));
  return (row) => (isTaken.get(row.row) === undefined ? row : { ...row, row: freePlace(Number(row.row)) });
}
