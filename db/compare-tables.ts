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
  { table: 'revocation', key: ['commune', 'ledger'], columns: '*' },
  { table: 'ledger_end', key: ['commune', 'ledger'], columns: '*' },
  { table: 'staff', key: ['commune', 'ledger', 'id'], columns: '*' },
  { table: 'adoption', key: ['commune', 'kind', 'ledger', 'seq'], columns: '*' },
  { table: 'numbering', key: ['commune', 'ledger'], columns: '*' },
  { table: 'clock_confirmation', key: ['commune', 'ledger'], columns: '*' },
  { table: 'code_block', key: ['commune', 'date', 'desk', 'generation'], columns: '*' },
  { table: 'assignment', key: ['commune', 'dossier'], columns: '*' },
  { table: 'book', key: ['commune', 'book_no'], columns: '*' },
  { table: 'dossier', key: ['commune', 'id'], columns: `commune, id, ${dossierColumns.join(', ')}` },
  { table: 'dossier_code', key: ['commune', 'code', 'dossier'], columns: '*' },
  { table: 'code_clash', key: ['commune', 'code', 'dossier'], columns: '*' },
  // Whether the district has the file is no fact of the ledger.
  {
    table: 'attachment',
    key: ['commune', 'dossier', 'component', 'sha256'],
    columns: 'commune, dossier, component, sha256, ledger, seq, size_bytes',
  },
  { table: 'withheld_dossier', key: ['commune', 'dossier'], columns: '*' },
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
  const statement = live.prepare<[], Cell[]>(text).raw();
  const names = statement.columns().map(({ name }) => name);
  const keys = key.map((name) => ({ name, at: names.indexOf(name) }));
  const mine = statement.iterate();
  const theirs = rebuilt.prepare<[], Cell[]>(text).raw().iterate();
  try {
    let a = mine.next();
    let b = theirs.next();
    while (!a.done || !b.done) {
      const side = a.done ? 1 : b.done ? -1 : compareKeys(a.value, b.value, keys);
      if (side < 0 && !a.done) note(table, `not from the ledger: ${nameOf(a.value, keys)}`);
      if (side > 0 && !b.done) note(table, `missing: ${nameOf(b.value, keys)}`);
      if (side === 0 && !a.done && !b.done) {
        const { value: row } = a;
        const { value: again } = b;
        const different = names.filter((_, at) => row[at] !== again[at]);
        if (different.length > 0) note(table, `different in ${different.join(', ')}: ${nameOf(row, keys)}`);
      }
      if (side <= 0) a = mine.next();
      if (side >= 0) b = theirs.next();
    }
  } finally {
    mine.return?.();
    theirs.return?.();
  }
}

interface Key {
  readonly name: string;
  readonly at: number;
}

function compareKeys(a: readonly Cell[], b: readonly Cell[], keys: readonly Key[]): number {
  for (const { at } of keys) {
    const x = a[at] ?? '';
    const y = b[at] ?? '';
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    // SQLite orders text by its UTF-8 bytes.
    return Buffer.compare(Buffer.from(String(x)), Buffer.from(String(y)));
  }
  return 0;
}

function nameOf(row: readonly Cell[], keys: readonly Key[]): string {
  return keys.map(({ name, at }) => `${name}=${row[at]}`).join(' ');
}
