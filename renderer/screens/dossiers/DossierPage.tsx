import { useEffect } from 'react';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { useCall } from '../../client/use-call.ts';
import { pageSize, type RowPlace } from '../../ui/RowGrid.tsx';
import { DossierRowView } from './DossierRowView.tsx';
import type { Row } from './list-store.ts';

interface DossierPageProps {
  readonly query: CallInput<'dossier.list'>;
  readonly page: number;
  readonly places: readonly RowPlace[];
  /** Tells which dossiers stand where, so that the keys can open them. */
  readonly onRows: (offset: number, rows: readonly Row[]) => void;
}

/** The rows of one page that are in sight; their room is kept while they are asked for. */
export function DossierPage({ query, page, places, onRows }: DossierPageProps) {
  const offset = page * pageSize;
  const { data, stale } = useCall('dossier.list', pageInput(query, page));
  const rows = data?.rows;
  useEffect(() => {
    if (rows && !stale) onRows(offset, rows);
  }, [rows, stale, offset, onRows]);
  return places.map(({ index, top }) => (
    <DossierRowView key={index} index={index} top={top} row={rows?.[index - offset] ?? null} />
  ));
}

/** One page of a question: the same input everywhere, so that it is asked once. */
export function pageInput(query: CallInput<'dossier.list'>, page: number): CallInput<'dossier.list'> {
  return { ...query, limit: pageSize, offset: page * pageSize };
}
