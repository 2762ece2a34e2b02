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
import { dueCells } from './due-cells.ts';
import type { Received } from './intake-store.ts';

interface DueCardProps {
  readonly preview: CallOutput<'due.preview'> | null;
  readonly error: WireError | null;
  /** Once saved, what was promised holds, whatever the clock does. */
  readonly received: Received | null;
  /** The limit in words. */
  readonly limit: string;
}

/** The biggest thing on the screen, and why it is that day. */
export function DueCard({ preview, error, received, limit }: DueCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const due = received ?? preview;
  const cells = due ? dueCells(due.dueExplained) : [];
  const skipped = cells.filter(({ mark }) => mark === 'skipped');
  const years = preview?.provisionalYears ?? [];

  return (
    <section className={classes.card} aria-label={t('intake.due.title')}>
      <span className={classes.remark}>{t('intake.due.title')}</span>
      <output className={classes.due} data-testid="due">
        {due ? format.due(due.dueAt) : <span className={classes.waiting}>{t('intake.due.waiting')}</span>}
      </output>
      {error ? <ErrorNote error={error} /> : null}
      <span className={classes.remark}>{limit ? t('intake.due.notCounted', { limit }) : ' '}</span>
      <DueStrip cells={cells} />
      <div className={classes.foot}>
        <span className={classes.skipped}>
          {years.length > 0
            ? t('intake.due.provisional', { years: years.join(', ') })
            : skipped.length > 0
              ? t('intake.due.skipped', {
                  days: skipped
                    .map(({ day }) => `${format.weekdayShort(day.date)} ${format.date(day.date).slice(0, 5)}`)
                    .join(', '),
                })
              : ''}
        </span>
        {due ? <Action kind="quiet" label={t('intake.due.open')} onAct={() => setOpen(true)} /> : null}
      </div>
      {open && due ? <DueDays cells={cells} dueAt={due.dueAt} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}
