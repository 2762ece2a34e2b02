import type { TFunction } from 'i18next';
import type { ListFile } from '../../files/ExportList.tsx';
import type { Formatter } from '../../format/formatter.ts';
import { type FigureRow, type Grouping, groupKeys, type Overview } from './figure-rows.ts';

interface Words {
  readonly t: TFunction;
  readonly format: Formatter;
  readonly group: Grouping;
  /** Period and scope, a line each. */
  readonly remarks: readonly string[];
  /** The communes that the figures are of. */
  readonly communes: Overview['communes'];
}

/**
 * The board's table with the columns that its grouping shows, below it up to when the figures are complete: there plain
 * values say it too. Percents stay numbers.
 */
export function figureListFile(rows: readonly FigureRow[], words: Words): ListFile {
  const { t, group, remarks } = words;
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
    rows: [...rows.map((row) => lineOf(row, words)), [], ...completeLines(words).map((line) => [line])],
  };
}

function lineOf(row: FigureRow, { t, format, group }: Words): ListFile['rows'][number] {
  const hasNow = group === 'communes' || group === 'fields';
  return [
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
  ];
}

/** Up to when the figures are complete, and which commune is how many days behind, the furthest first. */
function completeLines({ t, format, communes }: Words): readonly string[] {
  const daysOf = ({ daysBehind }: Overview['communes'][number]): number => daysBehind ?? Number.MAX_VALUE;
  const isSilent = communes.some(({ completeUpTo }) => completeUpTo === null);
  const [least] = communes.flatMap(({ completeUpTo }) => completeUpTo ?? []).toSorted();
  return [
    isSilent || least === undefined
      ? t('progress.card.incomplete')
      : `${t('progress.card.complete')}: ${format.due(least)}`,
    ...communes
      .filter((row) => daysOf(row) > 0)
      .toSorted((a, b) => daysOf(b) - daysOf(a))
      .map(
        ({ name, daysBehind }) =>
          `${name}: ${daysBehind === null ? t('progress.row.none') : t('progress.row.missing', { count: daysBehind })}`,
      ),
  ];
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
