import { findCodeParts } from '../shared/dossier/code.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import { plainText } from './plain-text.ts';
import type { Sql } from './sql.ts';

/**
 * Numbers that were printed are used up, whatever the fold makes of the event: read as they lie, so far as they can be
 * read. Only the highest of each block and book is kept, so a run of events notes them and writes them once.
 */
export interface NotedNumbers {
  note(commune: string, event: LedgerEvent): void;
  /** What was noted, and forgets it. */
  take(): { readonly blocks: readonly Block[]; readonly books: readonly Book[] };
  forget(): void;
}

export interface Block {
  readonly commune: string;
  readonly date: string;
  readonly desk: number;
  readonly generation: number;
  readonly k: number;
}

export interface Book {
  readonly commune: string;
  readonly book_no: string;
  readonly entry_no: number;
}

export interface GivenNumbers extends Pick<NotedNumbers, 'note' | 'forget'> {
  write(): void;
}

const numbered: ReadonlySet<string> = new Set([
  'dossier.received.v1',
  'dossier.refused.v1',
  'dossier.supplementRequested.v1',
]);
const longestCode = 60;
const longestBook = 40;

export function createGivenNumbers(sql: Sql): GivenNumbers {
  const putBlock = sql(
    'INSERT INTO code_block VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET k = max(k, excluded.k)',
  );
  const putBook = sql(
    'INSERT INTO book VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET entry_no = max(entry_no, excluded.entry_no)',
  );
  const noted = createNotedNumbers();
  return {
    note: noted.note,
    write() {
      const { blocks, books } = noted.take();
      for (const { commune, date, desk, generation, k } of blocks) putBlock.run(commune, date, desk, generation, k);
      for (const { commune, book_no, entry_no } of books) putBook.run(commune, book_no, entry_no);
    },
    forget: noted.forget,
  };
}

export function createNotedNumbers(): NotedNumbers {
  const blocks = new Map<string, Block>();
  const books = new Map<string, Book>();

  function noteBlock(block: Block): void {
    const key = `${block.commune}\n${block.date}\n${block.desk}\n${block.generation}`;
    if (block.k > (blocks.get(key)?.k ?? -1)) blocks.set(key, block);
  }

  function noteBook(book: Book): void {
    const key = `${book.commune}\n${book.book_no}`;
    if (book.entry_no > (books.get(key)?.entry_no ?? 0)) books.set(key, book);
  }

  function forget(): void {
    blocks.clear();
    books.clear();
  }

  return {
    note(commune, { header: { type }, body: { code, bookNo, entryNo } }) {
      if (!numbered.has(type)) return;
      if (type === 'dossier.received.v1' && typeof code === 'string' && code.length <= longestCode) {
        const parts = findCodeParts(code);
        if (parts?.agency === commune) {
          const { date, desk, generation, k } = parts;
          noteBlock({ commune, date, desk, generation, k });
        }
      }
      if (typeof bookNo === 'string' && bookNo.length <= longestBook && isCount(entryNo))
        noteBook({ commune, book_no: plainText(bookNo), entry_no: entryNo });
    },
    take() {
      const taken = { blocks: [...blocks.values()], books: [...books.values()] };
      forget();
      return taken;
    },
    forget,
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
