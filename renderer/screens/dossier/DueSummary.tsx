import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { DueDays } from '../intake/DueDays.tsx';
import { DueStrip } from '../intake/DueStrip.tsx';
import { dueCells, firstDayNote } from '../intake/due-cells.ts';
import classes from './DueSummary.module.css';
import { DueTag } from './DueTag.tsx';
import type { DossierView } from './dossier-view.ts';
import { forecastWords } from './forecast-words.ts';

/** The statutory date, how it stands, and which days made it. */
export function DueSummary({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { dueAt, promisedAt, dueState, resolvedAt, limit, forecast, holder } = dossier;
  const cells = dueCells(dossier.dueExplained);
  // Whether the day of receipt counts is the limit's own matter: hours do, days do not.
  const firstDay = firstDayNote(cells);
  const remark =
    dueState === 'paused'
      ? t('dossier.due.paused')
      : promisedAt
        ? t('dossier.due.promised', { when: format.day(promisedAt) })
        : resolvedAt
          ? t('dossier.due.resolved', { when: format.near(resolvedAt) })
          : firstDay
            ? t('dossier.due.limit', { limit, firstDay })
            : limit;
  return (
    <section className={classes.card} data-state={dueState} aria-label={t('dossier.due.title')}>
      <div className={classes.head}>
        <span className={classes.remark}>{t('dossier.due.title')}</span>
        {dueAt ? <DueTag dossier={dossier} /> : null}
      </div>
      {dueAt ? (
        <>
          <span className={classes.due}>{format.due(dueAt)}</span>
          <div className={classes.foot}>
            <span className={classes.remark}>{remark}</span>
            {cells.length > 0 ? (
              <Action kind="quiet" label={t('dossier.due.days')} onAct={() => setOpen(true)} />
            ) : null}
          </div>
          {cells.length > 0 ? <DueStrip cells={cells} /> : null}
          {forecast ? (
            <p className={classes.forecast}>{forecastWords(forecast, { dueAt, holder }, { t, format })}</p>
          ) : null}
          {open ? <DueDays cells={cells} dueAt={dueAt} onClose={() => setOpen(false)} /> : null}
        </>
      ) : (
        <>
          <span className={classes.due}>{t('dossier.due.none')}</span>
          <span className={classes.remark}>{t('dossier.due.noneHint')}</span>
        </>
      )}
    </section>
  );
}
