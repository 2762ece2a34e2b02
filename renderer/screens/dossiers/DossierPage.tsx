import { useEffect } from 'react';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { useCall } from '../../client/use-call.ts';
import type { WalkedPage } from '../../ui/list-walk.ts';
import type { RowPlace } from '../../ui/RowGrid.tsx';
import { pageSize } from '../../ui/row-pages.ts';
import { DossierRowView } from './DossierRowView.tsx';
import type { Row } from './list-store.ts';

interface DossierPageProps {
  readonly query: CallInput<'dossier.list'>;
  readonly page: number;
  /** What the page goes on behind: undefined for the first, null while nobody knows. */
  readonly after: string | undefined | null;
  readonly places: readonly RowPlace[];
  /** Tells which dossiers stand where, so that the keys can open them. */
  readonly onRows: (offset: number, rows: readonly Row[]) => void;
  /** Tells where the next page goes on. */
  readonly onPage: (page: WalkedPage) => void;
}

/** The rows of one page that are in sight; their room is kept while they are asked for. */
export function DossierPage({ query, page, after, places, onRows, onPage }: DossierPageProps) {
  const offset = page * pageSize;
  const { data, stale } = useCall('dossier.list', after === null ? null : pageInput(query, after));
  const rows = data?.rows;
  const next = data?.next ?? null;
  useEffect(() => {
    if (!rows || stale) return;
    onRows(offset, rows);
    onPage({ page, rows: rows.length, next });
  }, [rows, next, stale, offset, page, onRows, onPage]);
  return places.map(({ index, top }) => (
    <DossierRowView key={index} index={index} top={top} row={rows?.[index - offset] ?? null} />
  ));
}

/** One page of a question: the same input everywhere, so that it is asked once. */
export function pageInput(query: CallInput<'dossier.list'>, after: string | undefined): CallInput<'dossier.list'> {
  return { ...query, limit: pageSize, ...(after === undefined ? {} : { after }) };
}
