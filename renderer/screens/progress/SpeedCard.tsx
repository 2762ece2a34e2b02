import { useTranslation } from 'react-i18next';
import { speedGoal } from '../../../shared/report/speed.ts';
import { grouped } from '../../format/grouped.ts';
import { FigureLink } from './FigureLink.tsx';
import type { cardFigures } from './figure-links.ts';
import { type Overview, percentWord, timesOf } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';

interface SpeedCardProps {
  readonly overview: Overview;
  readonly figures: Pick<ReturnType<typeof cardFigures>, 'law' | 'lastYear' | 'before'>;
}

/** Time saved against the law and against the year before: each share, and the dossiers of both years behind it. */
export function SpeedCard({
  overview: { ended, lastYear },
  figures: { law, lastYear: shared, before },
}: SpeedCardProps) {
  const { t } = useTranslation();
  const times = timesOf({ speed: ended.speed, lastYear: lastYear.speed });
  const percent = percentWord(times.lastYear);
  return (
    <section className={classes.card}>
      <h2>{t('progress.card.law')}</h2>
      <p className={classes.figure}>
        <FigureLink figure={law} words={t('progress.card.law')} label={percentWord(times.law)} />
      </p>
      <p>
        <FigureLink
          figure={shared}
          words={t('progress.column.sameLastYear')}
          label={t('progress.card.lastYear', { percent, goal: percentWord(speedGoal) })}
        />
      </p>
      <p className={classes.parts}>
        <FigureLink
          figure={law}
          words={t('progress.card.law')}
          label={t('progress.card.timed', { all: grouped(law.count) })}
        />
        <FigureLink
          figure={before}
          words={t('progress.column.sameLastYear')}
          label={t('progress.card.timedBefore', { all: grouped(before.count) })}
        />
      </p>
    </section>
  );
}
