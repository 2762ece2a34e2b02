import type { Database } from 'better-sqlite3';
import { dossierColumns } from './dossier-row.ts';

type Cell = string | number | null;

interface Projection {
  readonly table: string;
  /** Columns that name a row, in the order of an index; then all that are compared. */
  readonly key: readonly string[];
  readonly columns: string;
}

/** Every projection. Of `dossier` all but the row's place, which is a matter of this file alone. */
export const projections: readonly Projection[] = [
  { table: 'ledger', key: ['commune', 'id'], columns: '*' },
  { table: 'ledger_end', key: ['commune', 'ledger'], columns: '*' },
  { table: 'staff', key: ['commune', 'ledger', 'id'], columns: '*' },
  { table: 'adoption', key: ['commune', 'kind', 'ledger', 'seq'], columns: '*' },
  { table: 'numbering', key: ['commune', 'ledger'], columns: '*' },
  { table: 'clock_confirmation', key: ['commune', 'ledger'], columns: '*' },
  { table: 'code_block', key: ['commune', 'date', 'desk', 'generation'], columns: '*' },
  { table: 'book', key: ['commune', 'book_no'], columns: '*' },
  { table: 'dossier', key: ['commune', 'id'], columns: `commune, id, ${dossierColumns.join(', ')}` },
  { table: 'dossier_code', key: ['commune', 'code', 'dossier'], columns: '*' },
  { table: 'code_clash', key: ['commune', 'code', 'dossier'], columns: '*' },
  { table: 'odd_event', key: ['commune', 'ledger', 'seq'], columns: '*' },
];

/** Walks both files in the order of the keys and tells each row that is on one side only or differs, and where. */
export function compareTables(live: Database, rebuilt: Database, note: (table: string, detail: string) => void): void {
  for (const projection of projections) compareTable(live, rebuilt, projection, note);
}

function compareTable(
  live: Database,
  rebuilt: Database,
  { table, key, columns }: Projection,
  note: (table: string, detail: string) => void,
): void {
  const text = `SELECT ${columns} FROM ${table} ORDER BY ${key.join(', ')}`;
  const mine = live.prepare<[], Record<string, Cell>>(text).iterate();
  const theirs = rebuilt.prepare<[], Record<string, Cell>>(text).iterate();
  try {
    let a = mine.next();
    let b = theirs.next();
    while (!a.done || !b.done) {
      const side = a.done ? 1 : b.done ? -1 : compareKeys(a.value, b.value, key);
      if (side < 0 && !a.done) note(table, `not from the ledger: ${nameOf(a.value, key)}`);
      if (side > 0 && !b.done) note(table, `missing: ${nameOf(b.value, key)}`);
      if (side === 0 && !a.done && !b.done) {
        const { value: row } = a;
        const { value: again } = b;
        const different = Object.keys(row).filter((column) => row[column] !== again[column]);
        if (different.length > 0) note(table, `different in ${different.join(', ')}: ${nameOf(row, key)}`);
      }
      if (side <= 0) a = mine.next();
      if (side >= 0) b = theirs.next();
    }
  } finally {
    mine.return?.();
    theirs.return?.();
  }
}

function compareKeys(a: Record<string, Cell>, b: Record<string, Cell>, key: readonly string[]): number {
  for (const column of key) {
    const x = a[column] ?? '';
    const y = b[column] ?? '';
    if (typeof x === 'number' && typeof y === 'number') {
      if (x !== y) return x - y;
    } else {
      // SQLite orders text by its UTF-8 bytes.
      const order = Buffer.compare(Buffer.from(String(x)), Buffer.from(String(y)));
      if (order !== 0) return order;
    }
  }
  return 0;
}

function nameOf(row: Record<string, Cell>, key: readonly string[]): string {
  return key.map((column) => `${column}=${row[column]}`).join(' ');
}
