import { useTranslation } from 'react-i18next';
import { GridCell } from '../../ui/RowGrid.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { ProcedureRow } from './procedure-rows.ts';

/** A procedure's name and code, and how it stands in the draft. */
export function ProcedureCells({ row }: { readonly row: ProcedureRow }) {
  const { t } = useTranslation();
  return (
    <>
      <GridCell kind="name">
        <strong>{row.name || t('rules.procedure.unnamed')}</strong>
        <small>
          {row.code} · {row.field}
        </small>
      </GridCell>
      <GridCell>
        {row.problems.length > 0 ? (
          <StatusTag tone="late" word={t('rules.procedure.wrong', { count: row.problems.length })} />
        ) : row.retired ? (
          <StatusTag tone="wait" word={t('rules.procedure.retired')} />
        ) : row.changed ? (
          <StatusTag tone="soon" word={t('rules.procedure.changed')} />
        ) : null}
      </GridCell>
    </>
  );
}
