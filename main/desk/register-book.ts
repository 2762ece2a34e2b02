import type { WriteTx } from '../../db/store.ts';
import { civilDate } from '../../shared/calendar/civil.ts';
import type { Desk } from './desk.ts';

/** Suffixes of form numbers in their own books: supplement requests and refusals (domain.md 2). */
export type Book = 'TNHS' | 'HDHS' | 'TCHS';

/**
 * The next entry of a book: one book per desk, generation and year and kind of form, counting on without a gap, so
 * that it can be kept with no network (domain.md 2, register).
 */
export function nextEntry(
  desk: Desk,
  tx: Pick<WriteTx, 'lastEntry'>,
  book: Book,
  at: number,
): { readonly bookNo: string; readonly entryNo: number } {
  const year = civilDate(at).slice(0, 4);
  const bookNo = `${desk.office.desk}.${desk.generation}/${year}-${book}`;
  return { bookNo, entryNo: tx.lastEntry(desk.office.commune.code, bookNo) + 1 };
}
