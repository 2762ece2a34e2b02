import type { TFunction } from 'i18next';
import type { ListFile } from '../../files/ExportList.tsx';
import type { Formatter } from '../../format/formatter.ts';
import { type FigureRow, type Grouping, groupKeys } from './figure-rows.ts';

interface Words {
  readonly t: TFunction;
  readonly format: Formatter;
  readonly group: Grouping;
  /** Period, scope and up to when the figures are complete, a line each. */
  readonly remarks: readonly string[];
}

/** The board's table with the columns that its grouping shows. Percents stay numbers. */
export function figureListFile(rows: readonly FigureRow[], { t, format, group, remarks }: Words): ListFile {
  const hasNow = group === 'communes' || group === 'fields';
  const columns = [
    t(groupKeys[group]),
    ...(group === 'officers' ? [t('progress.tab.communes')] : []),
    t('progress.column.ended'),
    t('progress.column.early'),
    t('progress.column.onTime'),
    t('progress.column.late'),
    t('progress.column.law'),
    t('progress.column.lastYear'),
    ...(hasNow ? [t('progress.column.open'), t('progress.column.overdue'), t('progress.column.willBeLate')] : []),
    ...(group === 'communes' ? [t('progress.column.complete'), t('progress.column.heard')] : []),
  ];
  return {
    title: t('progress.head.title'),
    remarks: [...remarks],
    columns,
    rows: rows.map((row) => [
      row.name,
      ...(group === 'officers' ? [row.more] : []),
      row.early + row.onTime + row.late,
      row.early,
      row.onTime,
      row.late,
      row.law ?? '',
      row.lastYear ?? '',
      ...(hasNow ? [row.now?.open ?? 0, row.now?.overdue ?? 0, row.now?.willBeLate ?? 0] : []),
      ...(group === 'communes' ? completeCells(row, { t, format }) : []),
    ]),
  };
}

function completeCells({ commune }: FigureRow, { t, format }: Pick<Words, 't' | 'format'>): string[] {
  const upTo = commune?.completeUpTo ?? null;
  const silent = commune?.silentDays ?? null;
  return [
    upTo === null ? t('progress.row.none') : `${format.date(upTo)} ${format.time(upTo)}`,
    silent === null
      ? t('progress.row.never')
      : silent === 0
        ? t('progress.row.today')
        : t('progress.row.silent', { count: silent }),
  ];
}
