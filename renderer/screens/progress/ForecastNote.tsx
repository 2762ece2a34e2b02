import { useTranslation } from 'react-i18next';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Overview } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';

/** What the forecast was made of, and of how many dossiers it says nothing: a guess without its ground is none. */
export function ForecastNote({ forecast }: { readonly forecast: Overview['forecast'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (forecast === null) return <p className={classes.ground}>{t('progress.forecast.making')}</p>;
  const { at, results, asked, unknown } = forecast;
  return (
    <p className={classes.ground}>
      {asked > 0 && unknown === asked
        ? t('progress.forecast.nothing', { results: grouped(results) })
        : t('progress.forecast.of', { results: grouped(results), when: format.near(at) })}
      {unknown > 0 && unknown < asked ? ` · ${t('progress.forecast.unknown', { count: unknown })}` : null}
    </p>
  );
}
