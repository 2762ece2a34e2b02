import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { GridCell } from '../../ui/RowGrid.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type AttentionRow, attentionKeys, attentionTones } from './attention-rows.ts';

/** One thing that needs a look: what, of what kind, why, since when. */
export function AttentionCells({ row }: { readonly row: AttentionRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <GridCell kind="name">
        <strong>{row.what}</strong>
        <small>{row.more}</small>
      </GridCell>
      <GridCell>
        <StatusTag tone={attentionTones[row.kind]} word={t(attentionKeys[row.kind])} />
      </GridCell>
      <GridCell kind="name">
        <span>{row.why}</span>
        <small>{row.todo}</small>
      </GridCell>
      <GridCell>
        <span>{row.at ? format.near(row.at) : ''}</span>
      </GridCell>
    </>
  );
}
