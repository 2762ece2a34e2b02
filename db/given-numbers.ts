import { findCodeParts } from '../shared/dossier/code.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { Sql } from './sql.ts';

/**
 * Numbers that were printed are used up, whatever the fold makes of the event: read as they lie, so far as they can be
 * read. Only the highest of each block and book is kept, so a run of events notes them and writes them once.
 */
export interface GivenNumbers {
  note(commune: string, event: LedgerEvent): void;
  write(): void;
  forget(): void;
}

const numbered: ReadonlySet<string> = new Set([
  'dossier.received.v1',
  'dossier.refused.v1',
  'dossier.supplementRequested.v1',
]);
const longestCode = 60;
const longestBook = 40;

interface Highest {
  readonly values: readonly (string | number)[];
  highest: number;
}

export function createGivenNumbers(sql: Sql): GivenNumbers {
  const putBlock = sql(
    'INSERT INTO code_block VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET k = max(k, excluded.k)',
  );
  const putBook = sql(
    'INSERT INTO book VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET entry_no = max(entry_no, excluded.entry_no)',
  );
  const blocks = new Map<string, Highest>();
  const books = new Map<string, Highest>();

  function raise(numbers: Map<string, Highest>, values: readonly (string | number)[], to: number): void {
    const key = values.join('\n');
    const known = numbers.get(key);
    if (known === undefined) numbers.set(key, { values, highest: to });
    else if (to > known.highest) known.highest = to;
  }

  return {
    note(commune, { header: { type }, body: { code, bookNo, entryNo } }) {
      if (!numbered.has(type)) return;
      if (type === 'dossier.received.v1' && typeof code === 'string' && code.length <= longestCode) {
        const parts = findCodeParts(code);
        if (parts?.agency === commune) raise(blocks, [commune, parts.date, parts.desk, parts.generation], parts.k);
      }
      if (typeof bookNo === 'string' && bookNo.length <= longestBook && isCount(entryNo))
        raise(books, [commune, bookNo], entryNo);
    },
    write() {
      for (const { values, highest } of blocks.values()) putBlock.run(...values, highest);
      for (const { values, highest } of books.values()) putBook.run(...values, highest);
      this.forget();
    },
    forget() {
      blocks.clear();
      books.clear();
    },
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
