import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './DueCard.module.css';
import { DueDays } from './DueDays.tsx';
import { DueStrip } from './DueStrip.tsx';
import { type DueDay, dueCells, firstDayNote } from './due-cells.ts';
import type { Received } from './intake-store.ts';

interface DueCardProps {
  readonly preview: CallOutput<'due.preview'> | null;
  readonly error: WireError | null;
  /** Once saved, what was promised holds, whatever the clock does. */
  readonly received: Received | null;
  /** Whether the form is still being filled in: only then there is a procedure to choose. */
  readonly open: boolean;
  /** The limit in words. */
  readonly limit: string;
}

/** The biggest thing on the screen, and why it is that day. */
export function DueCard({ preview, error, received, open, limit }: DueCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(false);
  const due = received ?? preview;
  const cells = due ? dueCells(due.dueExplained) : [];
  const firstDay = limit === '' ? '' : firstDayNote(cells);
  const skipped = cells.filter(({ mark }) => mark === 'skipped');
  // A weekend by its weekday, a holiday by its name: `T7 05/12`, `02/09 Quốc khánh`.
  const nameOf = ({ date, kind, note }: DueDay): string => {
    const short = format.date(date).slice(0, 5);
    return kind === 'rest' ? `${format.weekdayShort(date)} ${short}` : `${short} ${note}`;
  };
  const years = preview?.provisionalYears ?? [];

  return (
    <section className={classes.card} aria-label={t('intake.due.title')}>
      <div className={classes.head}>
        <span className={classes.remark}>{t('intake.due.title')}</span>
        {due ? <Action kind="quiet" label={t('intake.due.open')} onAct={() => setShown(true)} /> : null}
      </div>
      <output className={classes.due} data-testid="due">
        {due ? (
          format.due(due.dueAt)
        ) : (
          <span className={classes.waiting}>{open ? t('intake.due.waiting') : t('intake.due.none')}</span>
        )}
      </output>
      {error ? <ErrorNote error={error} /> : null}
      <span className={classes.limit} title={firstDay}>
        {firstDay === '' ? limit || ' ' : t('intake.due.limitAndFirst', { limit, firstDay })}
      </span>
      <DueStrip cells={cells} />
      <p className={classes.skipped}>
        {years.length > 0
          ? t('intake.due.provisional', { years: years.join(', ') })
          : skipped.length > 0
            ? t('intake.due.skipped', { days: skipped.map(({ day }) => nameOf(day)).join(', ') })
            : ''}
      </p>
      {shown && due ? <DueDays cells={cells} dueAt={due.dueAt} onClose={() => setShown(false)} /> : null}
    </section>
  );
}
