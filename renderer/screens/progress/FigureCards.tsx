import { useTranslation } from 'react-i18next';
import { againstLastYear, againstLaw, speedGoal } from '../../../shared/report/speed.ts';
import { percentText } from '../../../shared/report/table-ii06a.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { FigureLink } from './FigureLink.tsx';
import { type Overview, type Period, percentWord } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';

// Figures older than this are said to be missing.
const lateDays = 3;

/** The four figures that matter, each with what it counts, of what, and the way into its dossiers. */
export function FigureCards({ overview, period }: { readonly overview: Overview; readonly period: Period }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ended, lastYear, now, nextDayOn, communes } = overview;
  const good = ended.early + ended.onTime;
  const all = good + ended.late;
  const behind = communes.filter(({ daysBehind }) => daysBehind === null || daysBehind >= lateDays).length;
  const times = communes.map(({ completeUpTo }) => completeUpTo);
  const upTo = times.includes(null) ? null : (times.toSorted()[0] ?? null);
  return (
    <div className={classes.cards}>
      <section className={classes.card}>
        <h2>{t('progress.card.onTime')}</h2>
        <p className={classes.figure}>{percentText(good, all)}</p>
        <p>
          <FigureLink
            count={all}
            words={t('progress.column.ended')}
            asked={{ ended: { from: period.from, to: period.to } }}
            label={t('progress.card.onTimeOf', { good: grouped(good), all: grouped(all) })}
          />
        </p>
      </section>
      <section className={classes.card}>
        <h2>{t('progress.card.law')}</h2>
        <p className={classes.figure}>{percentWord(againstLaw(ended.speed))}</p>
        <p>
          {t('progress.card.lastYear', {
            percent: percentWord(againstLastYear(ended.speed, lastYear.speed)),
            goal: percentWord(speedGoal),
          })}
        </p>
      </section>
      <section className={classes.card}>
        <h2>{t('progress.card.open')}</h2>
        <p className={classes.figure}>
          <FigureLink count={now.open} words={t('progress.card.open')} asked={{ state: 'open' }} />
        </p>
        <p className={classes.parts}>
          <FigureLink
            count={now.overdue}
            words={t('progress.column.overdue')}
            asked={{ due: 'overdue' }}
            label={t('progress.card.overdue', { count: now.overdue })}
          />
          <FigureLink
            count={now.today}
            words={t('progress.card.today', { count: now.today })}
            asked={{ due: 'today' }}
            label={t('progress.card.today', { count: now.today })}
          />
          <FigureLink
            count={now.nextDay}
            words={t('progress.card.nextDay', { count: now.nextDay, day: format.nearDay(nextDayOn) })}
            asked={{ due: 'nextDay' }}
            label={t('progress.card.nextDay', { count: now.nextDay, day: format.nearDay(nextDayOn) })}
          />
          <FigureLink
            count={now.paused}
            words={t('progress.card.paused', { count: now.paused })}
            asked={{ state: 'paused' }}
            label={t('progress.card.paused', { count: now.paused })}
          />
        </p>
      </section>
      <section className={classes.card}>
        <h2>{t('progress.card.complete')}</h2>
        <p className={classes.figure}>{upTo ? format.near(upTo) : '–'}</p>
        <p>
          {communes.length === 0
            ? t('progress.card.nothing')
            : behind > 0
              ? t('progress.card.behind', { count: behind })
              : t('progress.card.allHere')}
        </p>
      </section>
    </div>
  );
}
