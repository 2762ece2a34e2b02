import { useTranslation } from 'react-i18next';
import { GridCell } from '../../ui/RowGrid.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type ProcedureRow, procedureState } from './procedure-rows.ts';

/** A procedure's name and code, and, where the list has a column for it (`stated`), how it stands in the draft. */
export function ProcedureCells({ row, stated }: { readonly row: ProcedureRow; readonly stated: boolean }) {
  const { t } = useTranslation();
  const state = procedureState(row, t);
  return (
    <>
      <GridCell kind="name">
        <strong title={row.name}>{row.name || t('rules.procedure.unnamed')}</strong>
        <small>
          {row.code} · {row.field}
        </small>
      </GridCell>
      {stated ? <GridCell>{state ? <StatusTag tone={state.tone} word={state.word} /> : null}</GridCell> : null}
    </>
  );
}
