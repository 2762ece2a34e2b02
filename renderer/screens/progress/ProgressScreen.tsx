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
import { communesIn, figureRows, isSilent, type Overview, officerOf, type Scope, scopeAsked } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';
import { periodGroups, periodId } from './period-groups.ts';
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
  const { period: chosen, commune, field, officer, group, look, silent, choose } = useStore(store);
  const scope = { commune, field, officer };
  const periods = useCall('figure.periods', {});
  const all = periods.data ?? [];
  const period = all.find((one) => periodId(one) === chosen) ?? all.find(({ kind }) => kind === 'year');
  const days = period ? { from: period.from, to: period.to } : null;
  const by = officerOf(scope);
  const asked = { ...scopeAsked(scope), ...(by === null ? {} : { officer: by }) };
  const { data, error, refetch } = useCall('figure.overview', days && { ...days, ...asked });
  // Asked once more where a field or an officer is chosen, so that the others can still be chosen.
  const wide = days && { ...days, ...(commune === null ? {} : { commune }) };
  const whole = useCall('figure.overview', field !== null || officer !== null ? wide : null);
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
          data={periodGroups(all, t)}
          value={period ? periodId(period) : null}
          allowDeselect={false}
          maxDropdownHeight={440}
          onChange={(value) => choose({ period: value })}
        />
        <ExportList
          disabled={shown.length === 0}
          source={async () => ({
            kind: 'list',
            list: figureListFile(shown, {
              ...{ t, format, group, remarks: remark ? [remark] : [] },
              communes: data ? communesIn(data, scope) : [],
            }),
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
          <BoardControls store={store} overview={data} whole={whole.data ?? data} />
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
}

/** What the board is narrowed to, in words; null: to nothing. */
function scopeWords(overview: Overview | undefined, { commune, field, officer }: Scope): string | null {
  const by = officerOf({ officer });
  const place = by?.commune ?? commune;
  const name = overview?.communes.find(({ code }) => code === place)?.name ?? place;
  const who = overview?.officers.find((row) => row.commune === by?.commune && row.id === by.id)?.name ?? by?.id;
  const seen = field === null ? overview?.onlyFields?.join(', ') : field;
  return [name, who, seen].filter(Boolean).join(' · ') || null;
}
