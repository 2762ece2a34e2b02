import { pageSize } from './row-pages.ts';

/** How far a list was gone through: a page is asked for behind the last row of the one before. */
export interface ListWalk {
  /** The question that it is of. */
  readonly key: string;
  /** By place: what the page after that one goes on behind. */
  readonly marks: readonly string[];
  /** How many rows there are, once the last page has been come to. */
  readonly end: number | null;
}

export interface WalkedPage {
  readonly page: number;
  readonly rows: number;
  /** Null: there is no page behind it. */
  readonly next: string | null;
}

export const noWalk: ListWalk = { key: '', marks: [], end: null };

/** The walk of a question; one that nobody began yet when the last was of another. */
export function walkOf(walk: ListWalk, key: string): ListWalk {
  return walk.key === key ? walk : { ...noWalk, key };
}

/** The walk after a page was answered: for the first time, or anew because its rows changed. */
export function walkOn(walk: ListWalk, { page, rows, next }: WalkedPage): ListWalk {
  const { key, marks, end } = walk;
  if (page > marks.length) return walk;
  const before = marks.slice(0, page);
  if (next === null) return { key, marks: before, end: page * pageSize + rows };
  const endsBehind = end !== null && end > (page + 1) * pageSize;
  return { key, marks: [...before, next, ...marks.slice(page + 1)], end: endsBehind ? end : null };
}

/** What a page goes on behind: undefined for the first, null while it has not been come to. */
export function markOfPage({ marks }: ListWalk, page: number): string | undefined | null {
  return page === 0 ? undefined : (marks[page - 1] ?? null);
}

/** How many rows have a place on the screen: those that were come to, and room for the next page. */
export function reachOf({ marks, end }: ListWalk, total: number): number {
  if (end !== null) return end;
  const known = marks.length * pageSize;
  return known + Math.min(pageSize, Math.max(1, total - known));
}
