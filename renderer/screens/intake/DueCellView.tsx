import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import classes from './DueCellView.module.css';
import type { DueCell } from './due-cells.ts';

/** One day: what counts is plain, what does not is hatched and struck, the due day is brand. `top`: a word above. */
export function DueCellView({ cell, top }: { readonly cell: DueCell; readonly top: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { day, mark, ordinal } = cell;
  const below =
    mark === 'received'
      ? t('intake.due.received')
      : mark === 'due'
        ? t('intake.due.due')
        : ordinal === null
          ? ''
          : String(ordinal);
  return (
    <span className={classes.day} data-mark={mark} title={`${format.day(day.date)}: ${day.note}`}>
      <span>{top}</span>
      <strong className={classes.number}>{Number(day.date.slice(8))}</strong>
      <span>{below}</span>
    </span>
  );
}
