import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { ListFile } from '../../files/ExportList.tsx';
import type { Formatter } from '../../format/formatter.ts';
import { dueWord } from '../dossier/due-word.ts';
import { statusKeys } from '../dossier/status-keys.ts';
import type { Row } from './list-store.ts';
import { nextKey } from './next-keys.ts';

interface Words {
  readonly t: TFunction;
  readonly format: Formatter;
  /** ms UTC */
  readonly now: number;
  /** What the tier above is called; null at a desk. */
  readonly tier: string | null;
  readonly communes: CallOutput<'commune.list'>;
  /** What narrows the list, a line each. */
  readonly remarks: readonly string[];
}

/** The list of dossiers as a table of texts: what stands in two lines of one cell on the screen has a column each. */
export function dossierListFile(rows: readonly Row[], words: Words): ListFile {
  const { t, tier, remarks } = words;
  const columns = [
    t('dossiers.column.who'),
    t('dossiers.file.procedure'),
    t('dossiers.file.code'),
    t('dossiers.column.due'),
    t('dossiers.file.dueAt'),
    t('dossiers.file.marks'),
    t('dossiers.column.where'),
    ...(tier === null ? [] : [t('dossiers.file.commune')]),
    t('dossiers.file.status'),
    t('dossiers.column.next'),
  ];
  return {
    title: t('dossiers.head.title'),
    remarks: [...remarks],
    columns,
    rows: rows.map((row) => cells(row, words)),
    dossiers: rows.map(({ commune, dossierId }) => ({ commune, id: dossierId })),
  };
}

function cells(row: Row, { t, format, now, tier, communes }: Words): string[] {
  const commune = communes.find(({ code }) => code === row.commune)?.name ?? row.commune;
  const marks = [
    row.conflict ? t('dossiers.row.conflict') : null,
    row.unsent ? t('dossiers.row.unsent') : null,
    row.forecast ? t('dossiers.row.forecast', { percent: row.forecast.percent }) : null,
    row.promisedAt === null ? null : t('dossiers.row.promised', { when: format.date(row.promisedAt) }),
  ];
  return [
    row.fullName || t('dossiers.row.purged'),
    row.procedureName || row.procedureCode,
    row.code ?? t('dossiers.row.noCode'),
    dueWord(row, { t, format, now }).word,
    row.dueAt === null ? '' : `${format.date(row.dueAt)} ${format.time(row.dueAt)}`,
    marks.filter((mark) => mark !== null).join(', '),
    row.holder,
    ...(tier === null ? [] : [t('dossiers.row.desk', { commune, desk: row.desk ?? '' })]),
    t(statusKeys[row.status]),
    t(nextKey(row, tier)),
  ];
}
