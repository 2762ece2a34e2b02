import { useTranslation } from 'react-i18next';
import type { StoreApi } from 'zustand';
import { againstLastYear, againstLaw, speedGoal } from '../../../shared/report/speed.ts';
import { percentText } from '../../../shared/report/table-ii06a.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { FigureLink } from './FigureLink.tsx';
import { ForecastNote } from './ForecastNote.tsx';
import { type Overview, officerOf, type Period, percentWord, type Scope, scopeAsked } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';
import type { BoardState } from './progress-store.ts';
import { SilentCard } from './SilentCard.tsx';

interface FigureCardsProps {
  readonly overview: Overview;
  readonly period: Period;
  readonly scope: Scope;
  readonly store: StoreApi<BoardState>;
}

/** The four figures that matter, each with what it counts, of what, and the way into its dossiers. */
export function FigureCards({ overview, period, scope, store }: FigureCardsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ended, lastYear, now, nextDayOn } = overview;
  const asked = scopeAsked(scope);
  const by = officerOf(scope);
  const of = { from: period.from, to: period.to, ...(by === null ? {} : { officer: by.id }) };
  const good = ended.early + ended.onTime;
  const all = good + ended.late;
  return (
    <div className={classes.cards}>
      <section className={classes.card}>
        <h2>{t('progress.card.onTime')}</h2>
        <p className={classes.figure}>{percentText(good, all)}</p>
        <p>
          <FigureLink
            count={all}
            words={t('progress.column.ended')}
            asked={{ ...asked, ended: of }}
            label={t('progress.card.onTimeOf', { good: grouped(good), all: grouped(all) })}
          />
        </p>
      </section>
      <section className={classes.card}>
        <h2>{t('progress.card.law')}</h2>
        <p className={classes.figure}>
          <FigureLink
            count={ended.speed.timed}
            words={t('progress.card.law')}
            asked={{ ...asked, ended: { ...of, timed: true } }}
            label={percentWord(againstLaw(ended.speed))}
          />
        </p>
        <p>
          <FigureLink
            count={Math.min(ended.speed.timed, lastYear.speed.timed)}
            words={t('progress.column.lastYear')}
            asked={{ ...asked, ended: { ...of, timed: true } }}
            label={t('progress.card.lastYear', {
              percent: percentWord(againstLastYear(ended.speed, lastYear.speed)),
              goal: percentWord(speedGoal),
            })}
          />
        </p>
      </section>
      <section className={classes.card}>
        <h2>{t(by === null ? 'progress.card.open' : 'progress.card.openOfAll')}</h2>
        <p className={classes.figure}>
          <FigureLink count={now.open} words={t('progress.card.open')} asked={{ ...asked, state: 'open' }} />
        </p>
        <p className={classes.parts}>
          <FigureLink
            count={now.overdue}
            words={t('progress.column.overdue')}
            asked={{ ...asked, due: 'overdue' }}
            label={t('progress.card.overdue', { count: now.overdue })}
          />
          <FigureLink
            count={now.willBeLate}
            words={t('progress.column.willBeLate')}
            asked={{ ...asked, forecast: true }}
            label={t('progress.card.willBeLate', { count: now.willBeLate })}
          />
          <FigureLink
            count={now.today}
            words={t('progress.card.today', { count: now.today })}
            asked={{ ...asked, due: 'today' }}
            label={t('progress.card.today', { count: now.today })}
          />
          <FigureLink
            count={now.nextDay}
            words={t('progress.card.nextDay', { count: now.nextDay, day: format.nearDay(nextDayOn) })}
            asked={{ ...asked, due: 'nextDay' }}
            label={t('progress.card.nextDay', { count: now.nextDay, day: format.nearDay(nextDayOn) })}
          />
          <FigureLink
            count={now.paused}
            words={t('progress.card.paused', { count: now.paused })}
            asked={{ ...asked, state: 'paused' }}
            label={t('progress.card.paused', { count: now.paused })}
          />
        </p>
        <ForecastNote forecast={overview.forecast} />
      </section>
      <SilentCard overview={overview} scope={scope} store={store} />
    </div>
  );
}
