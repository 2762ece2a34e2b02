import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './ReportsScreen.module.css';

type Units = CallOutput<'report.preview'>['units'];

/** Whose figures of the period have not all arrived, the furthest behind first. */
export function ReportGaps({ units }: { readonly units: Units }) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = units
    .filter(({ daysMissing }) => daysMissing === null || daysMissing > 0)
    .toSorted((a, b) => (b.daysMissing ?? Number.MAX_VALUE) - (a.daysMissing ?? Number.MAX_VALUE));
  if (units.length === 0) return <p className={classes.gapsNone}>{t('reports.complete.none')}</p>;
  if (missing.length === 0)
    return (
      <p className={classes.gapsNone}>
        <StatusTag tone="ok" word={t('reports.complete.all')} />
      </p>
    );
  return (
    <div className={classes.gaps}>
      <p>{t('reports.complete.some', { count: missing.length })}</p>
      <ul>
        {missing.map(({ code, name, completeUpTo, daysMissing }) => (
          <li key={code}>
            <strong>{name}</strong>
            <StatusTag
              tone={daysMissing === null || daysMissing > 2 ? 'late' : 'soon'}
              word={
                daysMissing === null
                  ? t('reports.complete.nothing')
                  : t('reports.complete.days', { count: daysMissing })
              }
            />
            {completeUpTo ? <small>{t('reports.complete.upTo', { when: format.near(completeUpTo) })}</small> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
