import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import type { WalkedPage } from '../../ui/list-walk.ts';
import { GridCell, GridRow, type RowPlace } from '../../ui/RowGrid.tsx';
import { pageSize } from '../../ui/row-pages.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { roadWord, sizeWord } from '../sync/sync-words.ts';
import { type BatchRow, batchStateKeys, batchTones, isAddress, rangeOf, senderOf } from './batch-words.ts';

interface BatchPageProps {
  readonly query: CallInput<'batch.list'>;
  readonly page: number;
  /** What the page goes on behind: undefined for the first, null while nobody knows. */
  readonly after: string | undefined | null;
  readonly places: readonly RowPlace[];
  readonly onRows: (offset: number, rows: readonly BatchRow[]) => void;
  readonly onPage: (page: WalkedPage) => void;
}

/** The batches of one page that are in sight. */
export function BatchPage({ query, page, after, places, onRows, onPage }: BatchPageProps) {
  const offset = page * pageSize;
  const { data, stale } = useCall('batch.list', after === null ? null : batchInput(query, after));
  const rows = data?.rows;
  const next = data?.next ?? null;
  useEffect(() => {
    if (!rows || stale) return;
    onRows(offset, rows);
    onPage({ page, rows: rows.length, next });
  }, [rows, next, stale, offset, page, onRows, onPage]);
  return places.map(({ index, top }) => {
    const row = rows?.[index - offset];
    return (
      <GridRow key={index} index={index} top={top}>
        {row ? <Cells row={row} /> : null}
      </GridRow>
    );
  });
}

export function batchInput(query: CallInput<'batch.list'>, after: string | undefined): CallInput<'batch.list'> {
  return { ...query, limit: pageSize, ...(after === undefined ? {} : { after }) };
}

function Cells({ row }: { readonly row: BatchRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sealedWord = (sealedAt: string, at: string): string =>
    format.date(sealedAt) === format.date(at) ? format.time(sealedAt) : format.nearDay(sealedAt);
  return (
    <>
      <GridCell kind="name">
        <strong>{senderOf(row, t)}</strong>
        <small title={row.file}>
          {isAddress(row) ? t('district.batches.row.address', { address: row.file }) : row.file}
        </small>
      </GridCell>
      <GridCell>
        <span>{rangeOf(row, t)}</span>
        <small>{row.dossiers > 0 ? t('district.batches.row.dossiers', { count: row.dossiers }) : ''}</small>
      </GridCell>
      <GridCell>
        <span>{roadWord(row.road, t)}</span>
        <small>{sizeWord(row.bytes, t)}</small>
      </GridCell>
      <GridCell>
        <span>{format.near(row.at)}</span>
        <small>
          {row.fromFuture
            ? t('district.batches.row.future')
            : row.sealedAt
              ? t('district.batches.row.sealed', { when: sealedWord(row.sealedAt, row.at) })
              : ''}
        </small>
      </GridCell>
      <GridCell>
        <StatusTag tone={batchTones[row.state]} word={t(batchStateKeys[row.state])} />
        <small>
          {row.resumeFrom !== null && row.state === 'gap'
            ? t('district.batches.row.resume', { seq: row.resumeFrom })
            : ''}
        </small>
      </GridCell>
    </>
  );
}
