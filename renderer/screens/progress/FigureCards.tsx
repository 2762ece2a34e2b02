import { useTranslation } from 'react-i18next';
import type { StoreApi } from 'zustand';
import { percentText } from '../../../shared/report/table-ii06a.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { FigureLink } from './FigureLink.tsx';
import { ForecastNote } from './ForecastNote.tsx';
import { cardFigures } from './figure-links.ts';
import { type Overview, officerOf, type Period, type Scope } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';
import type { BoardState } from './progress-store.ts';
import { SilentCard } from './SilentCard.tsx';
import { SpeedCard } from './SpeedCard.tsx';

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
  const { now, nextDayOn } = overview;
  const figures = cardFigures(overview, { period, scope });
  const { inTime, ended } = figures;
  const nextDay = t('progress.card.nextDay', { count: now.nextDay, day: format.nearDay(nextDayOn) });
  return (
    <div className={classes.cards}>
      <section className={classes.card}>
        <h2>{t('progress.card.onTime')}</h2>
        <p className={classes.figure}>
          <FigureLink
            figure={inTime}
            words={t('progress.card.onTime')}
            label={percentText(inTime.count, ended.count)}
          />
        </p>
        <p className={classes.words}>
          <FigureLink figure={inTime} words={t('progress.card.onTime')} />
          <FigureLink
            figure={ended}
            words={t('progress.column.ended')}
            label={t('progress.card.ofEnded', { all: grouped(ended.count) })}
          />
        </p>
      </section>
      <SpeedCard overview={overview} figures={figures} />
      <section className={classes.card}>
        <h2>{t(officerOf(scope) === null ? 'progress.card.open' : 'progress.card.openOfAll')}</h2>
        <p className={classes.figure}>
          <FigureLink figure={figures.open} words={t('progress.card.open')} />
        </p>
        <p className={classes.parts}>
          <FigureLink
            figure={figures.overdue}
            words={t('progress.column.overdue')}
            label={t('progress.card.overdue', { count: now.overdue })}
          />
          <FigureLink
            figure={figures.willBeLate}
            words={t('progress.column.willBeLate')}
            label={t('progress.card.willBeLate', { count: now.willBeLate })}
          />
          <FigureLink
            figure={figures.today}
            words={t('progress.card.today', { count: now.today })}
            label={t('progress.card.today', { count: now.today })}
          />
          <FigureLink figure={figures.nextDay} words={nextDay} label={nextDay} />
          <FigureLink
            figure={figures.paused}
            words={t('progress.card.paused', { count: now.paused })}
            label={t('progress.card.paused', { count: now.paused })}
          />
        </p>
        <ForecastNote forecast={overview.forecast} />
      </section>
      <SilentCard overview={overview} scope={scope} store={store} />
    </div>
  );
}
