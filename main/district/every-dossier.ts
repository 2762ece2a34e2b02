import type { DistrictReads } from '../../db/district/types.ts';
import { markOf } from '../../db/dossier-search.ts';
import type { DossierQuery, DossierRecord, ListMark } from '../../db/store.ts';
import type { DossierId } from '../../shared/dossier/ids.ts';

const pageRows = 1000;

type Reads = Pick<DistrictReads, 'listDossiers'>;
type Narrowed = Omit<DossierQuery, 'limit' | 'after' | 'counted' | 'search'>;

/**
 * Every dossier held here, of a commune or a state where that is named, page by page: memory holds one page. Each page
 * goes on behind the last row of the one before: what is taken in meanwhile makes no other dossier twice or missing.
 */
export async function* everyDossier(read: Reads, query: Narrowed = {}): AsyncIterable<DossierRecord> {
  for (let after: ListMark | undefined; ; ) {
    const page = { ...query, ...(after === undefined ? {} : { after }), limit: pageRows, counted: false };
    const { rows } = await read.listDossiers(page);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = markOf(query, last);
  }
}

/**
 * Every dossier that a period which begins at `fromMs`, ms UTC, counts on either side: what is under way and what ended
 * since. What ends between the two is told once.
 */
export async function* dossiersSince(
  read: Reads,
  fromMs: number,
  commune: string | undefined,
): AsyncIterable<DossierRecord> {
  const narrowed = commune === undefined ? {} : { commune };
  const open = new Set<DossierId>();
  for await (const record of everyDossier(read, { ...narrowed, state: 'open' })) {
    open.add(record.id);
    yield record;
  }
  const since = { fromMs, endMs: Number.MAX_SAFE_INTEGER };
  for await (const record of everyDossier(read, { ...narrowed, ended: since })) if (!open.has(record.id)) yield record;
}
