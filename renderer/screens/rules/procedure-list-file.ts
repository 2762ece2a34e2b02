import type { TFunction } from 'i18next';
import type { ListFile } from '../../files/ExportList.tsx';
import { type ProcedureRow, procedureState } from './procedure-rows.ts';

/** Procedures of the draft as a table. `search`: what narrows it. */
export function procedureListFile(rows: readonly ProcedureRow[], search: string, t: TFunction): ListFile {
  return {
    title: t('rules.tab.procedures'),
    remarks: search.trim() === '' ? [] : [search.trim()],
    columns: [t('rules.file.code'), t('rules.file.name'), t('rules.file.field'), t('rules.procedure.state')],
    rows: rows.map((row) => [
      row.code,
      row.name || t('rules.procedure.unnamed'),
      row.field,
      procedureState(row, t)?.word ?? '',
    ]),
  };
}
