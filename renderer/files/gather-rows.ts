import type { Answer } from '../client/client.ts';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface Gather<Row> {
  readonly ask: (page: { readonly limit: number; readonly offset: number }) => Promise<Answer<Page<Row>>>;
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
  /** The list changed under the hands, again and again. */
  | { readonly kind: 'moving' }
  | { readonly kind: 'failed'; readonly answer: Answer<unknown> & { readonly ok: false } };

const limit = 500;
const rounds = 4;

/**
 * Every row of a list that is asked for page by page. What changed between two pages would be missing or be there twice:
 * such a round is thrown away and begun anew.
 */
export async function gatherRows<Row>(gather: Gather<Row>): Promise<Gathered<Row>> {
  for (let round = 0; round < rounds; round += 1) {
    const gathered = await oneRound(gather);
    if (gathered.kind !== 'moving') return gathered;
  }
  return { kind: 'moving' };
}

async function oneRound<Row>({ ask, keyOf, onProgress, stopped, most }: Gather<Row>): Promise<Gathered<Row>> {
  const rows = new Map<string, Row>();
  let totalBefore: number | null = null;
  for (let offset = 0; ; offset += limit) {
    if (stopped()) return { kind: 'stopped' };
    const answer = await ask({ limit, offset });
    if (!answer.ok) return { kind: 'failed', answer };
    const { rows: page, total } = answer.value;
    if (total > most) return { kind: 'tooMany', total };
    for (const row of page) rows.set(keyOf(row), row);
    // A search counts its hits no further than the next page: such a total grows and says nothing.
    if (totalBefore !== null && total < totalBefore) return { kind: 'moving' };
    totalBefore = total;
    onProgress(rows.size, total);
    if (page.length < limit)
      return rows.size === total ? { kind: 'rows', rows: [...rows.values()] } : { kind: 'moving' };
  }
}
