import { useTranslation } from 'react-i18next';
import { GridCell } from '../../ui/RowGrid.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type ProcedureRow, procedureState } from './procedure-rows.ts';

/** A procedure's name and code, and how it stands in the draft. */
export function ProcedureCells({ row }: { readonly row: ProcedureRow }) {
  const { t } = useTranslation();
  const state = procedureState(row, t);
  return (
    <>
      <GridCell kind="name">
        <strong>{row.name || t('rules.procedure.unnamed')}</strong>
        <small>
          {row.code} · {row.field}
        </small>
      </GridCell>
      <GridCell>{state ? <StatusTag tone={state.tone} word={state.word} /> : null}</GridCell>
    </>
  );
}
