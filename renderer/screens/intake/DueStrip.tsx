import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { DueCellView } from './DueCellView.tsx';
import classes from './DueStrip.module.css';
import { type DueCell, shorten } from './due-cells.ts';

const room = 7;

/** The days from receipt to due date on one line; its room is there before the days are. */
export function DueStrip({ cells }: { readonly cells: readonly DueCell[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { head, between, tail } = shorten(cells, room);
  const show = (cell: DueCell) => (
    <DueCellView key={cell.day.date} cell={cell} top={format.weekdayShort(cell.day.date)} />
  );
  return (
    <div className={classes.strip}>
      {head.map(show)}
      {between > 0 ? <span className={classes.between}>{t('intake.due.between', { count: between })}</span> : null}
      {tail.map(show)}
    </div>
  );
}
