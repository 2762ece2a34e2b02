import { useTranslation } from 'react-i18next';
import { weekday } from '../../../shared/calendar/civil.ts';
import { useFormat } from '../../format/use-format.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DueCellView } from './DueCellView.tsx';
import classes from './DueDays.module.css';
import { type DueCell, weeks } from './due-cells.ts';

interface DueDaysProps {
  readonly cells: readonly DueCell[];
  /** ISO instant. */
  readonly dueAt: string;
  readonly onClose: () => void;
}

/** Week by week, and each day with its reason. */
export function DueDays({ cells, dueAt, onClose }: DueDaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = weeks(cells, weekday);
  return (
    <Dialog size="lg" title={`${t('intake.due.daysTitle')}: ${format.due(dueAt)}`} onClose={onClose}>
      <div className={classes.weeks}>
        {rows.map((week) => (
          <div key={week.find((cell) => cell !== null)?.day.date} className={classes.week}>
            {week.map((cell, at) =>
              cell ? (
                <DueCellView key={cell.day.date} cell={cell} top={format.weekdayShort(cell.day.date)} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is its position
                <span key={at} className={classes.empty} />
              ),
            )}
          </div>
        ))}
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('intake.due.date')}</th>
            <th scope="col">{t('intake.due.dayReason')}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ day, mark }) => (
            <tr key={day.date} data-mark={mark}>
              <td className={classes.date}>{format.day(day.date)}</td>
              <td>{day.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
