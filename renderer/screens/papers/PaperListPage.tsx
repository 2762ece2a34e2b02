import { useEffect } from 'react';
import { useCall } from '../../client/use-call.ts';
import { GridRow, type RowPlace } from '../../ui/RowGrid.tsx';
import { pageSize } from '../../ui/row-pages.ts';
import { PaperListCells } from './PaperListCells.tsx';
import type { PaperListRow } from './paper-words.ts';

interface PaperListPageProps {
  readonly page: number;
  readonly places: readonly RowPlace[];
  readonly onRows: (offset: number, rows: readonly PaperListRow[]) => void;
}

/** The lists of one page that are in sight. */
export function PaperListPage({ page, places, onRows }: PaperListPageProps) {
  const offset = page * pageSize;
  const { data, stale } = useCall('paperList.list', { limit: pageSize, offset });
  const rows = data?.rows;
  useEffect(() => {
    if (rows && !stale) onRows(offset, rows);
  }, [rows, stale, offset, onRows]);
  return places.map(({ index, top }) => {
    const row = rows?.[index - offset];
    return (
      <GridRow key={index} index={index} top={top}>
        {row ? <PaperListCells row={row} /> : null}
      </GridRow>
    );
  });
}
