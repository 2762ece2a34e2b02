import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { GridCell } from '../../ui/RowGrid.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type PaperListRow, paperState } from './paper-words.ts';

/** One list: whose it is, how many dossiers, when it was made and came, and how it stands. */
export function PaperListCells({ row }: { readonly row: PaperListRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tone, word } = paperState(row, t);
  return (
    <>
      <GridCell kind="name">
        <strong>{row.list}</strong>
        <small>{t('papers.row.from', { commune: row.communeName, desk: row.desk })}</small>
      </GridCell>
      <GridCell>
        <span>{row.dossiers}</span>
      </GridCell>
      <GridCell>
        <span>{format.near(row.madeAt)}</span>
      </GridCell>
      <GridCell>
        <span>{row.scannedAt ? format.near(row.scannedAt) : t('papers.row.notYet')}</span>
      </GridCell>
      <GridCell>
        <StatusTag tone={tone} word={word} />
      </GridCell>
    </>
  );
}
