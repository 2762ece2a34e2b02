import type { Answer } from '../client/client.ts';

interface Page<Row> {
  readonly rows: readonly Row[];
  /** Null behind the first page. */
  readonly total: number | null;
  /** What the next page goes on behind; null after the last. */
  readonly next: string | null;
}

export interface Gather<Row> {
  readonly ask: (page: { readonly limit: number; readonly after?: string }) => Promise<Answer<Page<Row>>>;
  readonly keyOf: (row: Row) => string;
  /** Rows so far, of how many. */
  readonly onProgress: (got: number, total: number) => void;
  readonly stopped: () => boolean;
  readonly most: number;
}

export type Gathered<Row> =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'stopped' }
  /** More than one file takes. */
  | { readonly kind: 'tooMany'; readonly total: number }
  | { readonly kind: 'failed'; readonly answer: Answer<unknown> & { readonly ok: false } };

const limit = 500;

/**
 * Every row of a list that is asked for page by page. Each page goes on behind the last row of the one before: what
 * comes in meanwhile makes no other row missing. A row that moved down under the walk is told once, as it was last.
 */
export async function gatherRows<Row>(gather: Gather<Row>): Promise<Gathered<Row>> {
  const { ask, keyOf, onProgress, stopped, most } = gather;
  const rows = new Map<string, Row>();
  let known = 0;
  for (let after: string | null = null; ; ) {
    if (stopped()) return { kind: 'stopped' };
    const answer: Answer<Page<Row>> = await ask({ limit, ...(after === null ? {} : { after }) });
    if (!answer.ok) return { kind: 'failed', answer };
    const { rows: page, total, next } = answer.value;
    for (const row of page) rows.set(keyOf(row), row);
    // Of a search it is said how many there are at least.
    known = Math.max(known, total ?? 0, rows.size);
    if (known > most) return { kind: 'tooMany', total: known };
    onProgress(rows.size, known);
    if (next === null) return { kind: 'rows', rows: [...rows.values()] };
    after = next;
  }
}
