import { Select } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useCall } from '../../client/use-call.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { useMinute } from '../../session/use-minute.ts';
import { Busy } from '../../ui/Busy.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { BoardControls } from './BoardControls.tsx';
import { FigureCards } from './FigureCards.tsx';
import { FigureTable } from './FigureTable.tsx';
import { figureListFile } from './figure-list-file.ts';
import { figureRows, isSilent, type Overview, periodKeys } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';
import { boardStoreOf } from './progress-store.ts';

// Large, and of this one screen: a desk never fetches it.
const FigureChart = lazy(() => import('./FigureChart.tsx'));

/** How the work of all communes stands: in time, against the law, and up to when the figures are complete. */
export function ProgressScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { view } = useSession();
  useMinute();
  const store = boardStoreOf(view);
  const { period: chosen, commune, field, group, look, silent, choose } = useStore(store);
  const scope = { commune, field };
  const periods = useCall('figure.periods', {});
  const all = periods.data ?? [];
  const idOf = ({ kind, from }: (typeof all)[number]): string => `${kind} ${from}`;
  const period = all.find((one) => idOf(one) === chosen) ?? all.find(({ kind }) => kind === 'year');
  const days = period ? { from: period.from, to: period.to } : null;
  const asked = { ...(commune === null ? {} : { commune }), ...(field === null ? {} : { field }) };
  const { data, error, refetch } = useCall('figure.overview', days && { ...days, ...asked });
  // Asked once more where a field is chosen, so that the others can still be chosen.
  const whole = useCall('figure.overview', days && field !== null ? days : null);
  const failed = error ?? periods.error;
  const rows = data && period ? figureRows(data, { group, period, scope }, t) : [];
  const shown =
    silent && data ? rows.filter((row) => row.commune && isSilent(row.commune, data.silentAfterDays)) : rows;
  const remark = period
    ? `${format.date(period.from)} – ${format.date(period.to)} · ${scopeWords(data, scope) ?? t('progress.head.scope')}`
    : null;

  return (
    <>
      <ScreenHead title={t('progress.head.title')} remark={remark}>
        <Select
          className={classes.period}
          aria-label={t('progress.head.period')}
          data={all.map((one) => ({
            value: idOf(one),
            label: t(periodKeys[one.kind], { number: one.number, year: one.year }),
          }))}
          value={period ? idOf(period) : null}
          allowDeselect={false}
          onChange={(value) => choose({ period: value })}
        />
        <ExportList
          disabled={shown.length === 0}
          source={async () => ({
            kind: 'list',
            list: figureListFile(shown, { t, format, group, remarks: remark ? [remark, upToWords()] : [] }),
          })}
        />
      </ScreenHead>
      {failed ? <ErrorNote error={failed} onRetry={error ? refetch : periods.refetch} /> : null}
      {!data || !period ? (
        failed ? null : (
          <Busy rows={8} />
        )
      ) : (
        <>
          <FigureCards overview={data} period={period} scope={scope} store={store} />
          <BoardControls store={store} overview={data} fields={(whole.data ?? data).fields.map((row) => row.field)} />
          {look === 'table' ? (
            <FigureTable rows={shown} group={group} />
          ) : (
            <Suspense fallback={<Busy rows={8} />}>
              <FigureChart rows={shown} group={group} look={look} />
            </Suspense>
          )}
        </>
      )}
    </>
  );

  function upToWords(): string {
    const upTo = data?.communes.flatMap(({ completeUpTo }) => completeUpTo ?? []).toSorted()[0];
    return `${t('progress.card.complete')}: ${upTo === undefined ? t('progress.row.none') : format.due(upTo)}`;
  }
}

/** What the board is narrowed to, in words; null: to nothing. */
function scopeWords(
  overview: Overview | undefined,
  { commune, field }: { readonly commune: string | null; readonly field: string | null },
): string | null {
  const name = overview?.communes.find(({ code }) => code === commune)?.name ?? commune;
  return [name, field].filter(Boolean).join(' · ') || null;
}
