import { markOf } from '../../db/dossier-search.ts';
import type { DossierQuery, DossierRecord, ListMark } from '../../db/store.ts';
import type { ViewReads } from './host.ts';

export interface ListPage {
  readonly rows: readonly DossierRecord[];
  /** Null behind the first page. */
  readonly total: number | null;
  /** The mark that the next page goes on behind; null after the last. */
  readonly next: string | null;
}

/** One page of a list. One row more than shown is asked for, so that no last page is empty. */
export async function listPage(
  { listDossiers }: Pick<ViewReads, 'listDossiers'>,
  query: DossierQuery,
): Promise<ListPage> {
  const { limit, after } = query;
  const { rows, total } = await listDossiers({ ...query, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const isLast = last === undefined || rows.length === shown.length;
  return {
    rows: shown,
    total: after === undefined ? total : null,
    next: isLast ? null : markToText(markOf(query, last)),
  };
}

/** A mark as it goes to whoever asks for the next page. */
export function markToText({ at, place, id }: ListMark): string {
  return `${at ?? ''}_${place}_${id}`;
}

/** `text`: as the contract has let it through. */
export function textToMark(text: string): ListMark {
  const [at = '', place = '', id = ''] = text.split('_');
  return { at: at === '' ? null : Number(at), place: Number(place), id: id as ListMark['id'] };
}
