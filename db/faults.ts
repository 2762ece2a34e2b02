import Sqlite from 'better-sqlite3';
import { type Result, refuse } from '../shared/result.ts';

/** What the machine cannot give is a refusal that says so; everything else is a defect and goes up. */
export function faultOf(error: unknown): Result<never> {
  if (!(error instanceof Sqlite.SqliteError)) throw error;
  const [, kind] = error.code.split('_');
  switch (kind) {
    case 'FULL':
    case 'IOERR':
    case 'READONLY':
    case 'CANTOPEN':
      return refuse('store.disk-full');
    case 'BUSY':
    case 'LOCKED':
      return refuse('store.busy');
    case 'CORRUPT':
      return refuse('store.corrupt');
    case 'NOTADB':
      return refuse('store.not-a-store');
    default:
      throw error;
  }
}
