import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import { useMinute } from '../../session/use-minute.ts';
import { Busy } from '../../ui/Busy.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { FigureCards } from './FigureCards.tsx';
import { FigureTable } from './FigureTable.tsx';
import { figureRows, type Grouping, groupings, groupKeys, periodKeys } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';

/** How the work of all communes stands: in time, against the law, and up to when the figures are complete. */
export function ProgressScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  useMinute();
  const periods = useCall('figure.periods', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [group, setGroup] = useState<Grouping>('communes');
  const all = periods.data ?? [];
  const idOf = ({ kind, from }: (typeof all)[number]): string => `${kind} ${from}`;
  const period = all.find((one) => idOf(one) === chosen) ?? all.find(({ kind }) => kind === 'year');
  const { data, error, refetch } = useCall('figure.overview', period ? { from: period.from, to: period.to } : null);
  const failed = error ?? periods.error;

  return (
    <>
      <ScreenHead
        title={t('progress.head.title')}
        remark={
          period
            ? `${t('progress.head.from', { from: format.date(period.from), to: format.date(period.to) })} · ${t('progress.head.scope')}`
            : null
        }
      >
        <Select
          className={classes.period}
          aria-label={t('progress.head.period')}
          data={all.map((one) => ({
            value: idOf(one),
            label: t(periodKeys[one.kind], { number: one.number, year: one.year }),
          }))}
          value={period ? idOf(period) : null}
          allowDeselect={false}
          onChange={setChosen}
        />
      </ScreenHead>
      {failed ? <ErrorNote error={failed} onRetry={error ? refetch : periods.refetch} /> : null}
      {!data || !period ? (
        failed ? null : (
          <Busy rows={8} />
        )
      ) : (
        <>
          <FigureCards overview={data} period={period} />
          <SegmentedControl
            className={classes.tabs}
            aria-label={t('progress.tab.label')}
            value={group}
            onChange={(value) => setGroup(groupings.find((known) => known === value) ?? 'communes')}
            data={groupings.map((value) => ({ value, label: t(groupKeys[value]) }))}
          />
          <FigureTable rows={figureRows(data, group, period, t)} group={group} />
        </>
      )}
    </>
  );
}
