import Sqlite, { type Database } from 'better-sqlite3';
import { ok, type Result, refuse } from '../shared/result.ts';
import { faultOf } from './faults.ts';

/** SQLite's application_id, so that no foreign database is ever taken for ours: "MCDk", "MCDt". */
const applicationIds = { desk: 0x4d43446b, district: 0x4d434474 } as const;

const busyMs = 5000;
const cacheKiB = 32_000;
/** Pages of log before a commit also tidies it away: at SQLite's 1,000 every thirtieth intake waits for that. */
const checkpointPages = 4000;
/** A log that a large import has blown up is cut back to this. */
const journalBytes = 64_000_000;

/**
 * A connection that keeps what design.md promises: WAL, FULL by name (this build's default in WAL is NORMAL), foreign
 * keys. Refuses: store.not-a-store, store.wrong-kind, store.busy, store.corrupt, store.disk-full.
 */
export function connect(path: string, kind: 'desk' | 'district'): Result<Database> {
  let db: Database | null = null;
  try {
    db = new Sqlite(path, { timeout: busyMs });
    const fits = isOurs(db, kind);
    if (fits.ok) {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
      // Or else INSERT OR REPLACE would take an event away past the trigger that keeps it.
      db.pragma('recursive_triggers = ON');
      db.pragma(`journal_size_limit = ${journalBytes}`);
      db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
      db.pragma(`busy_timeout = ${busyMs}`);
      db.pragma(`cache_size = -${cacheKiB}`);
      return ok(db);
    }
    db.close();
    return fits;
  } catch (error) {
    db?.close();
    return faultOf(error);
  }
}

/** A file without a table is new and takes our mark; any other must bear it. */
function isOurs(db: Database, kind: 'desk' | 'district'): Result<null> {
  const id = Number(db.pragma('application_id', { simple: true }));
  if (id === applicationIds[kind]) return ok(null);
  if (id === applicationIds.desk || id === applicationIds.district) return refuse('store.wrong-kind');
  const isNew = id === 0 && db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (!isNew) return refuse('store.not-a-store');
  db.pragma(`application_id = ${applicationIds[kind]}`);
  return ok(null);
}
