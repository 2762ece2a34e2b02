import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useCall } from '../../client/use-call.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { goTo } from '../../frame/use-route.ts';
import { browserShelf } from '../../session/browser-shelf.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { useMinute } from '../../session/use-minute.ts';
import { Busy } from '../../ui/Busy.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { moveByKey } from '../../ui/grid-keys.ts';
import { markOfPage } from '../../ui/list-walk.ts';
import { RowGrid } from '../../ui/RowGrid.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { useListWalk } from '../../ui/use-list-walk.ts';
import { useRowMemory } from '../../ui/use-row-memory.ts';
import { nameOf } from '../dossier/dossier-view.ts';
import { DossierPage, pageInput } from './DossierPage.tsx';
import classes from './DossiersScreen.module.css';
import { EmptyList } from './EmptyList.tsx';
import { ListFilters } from './ListFilters.tsx';
import { listStoreOf, type Row, toListInput } from './list-store.ts';
import { SideStory } from './SideStory.tsx';
import { useDossierExport } from './use-dossier-export.ts';
import { useEnterOpens } from './use-enter-opens.ts';

function open(row: Row): void {
  goTo({ place: 'dossier', name: nameOf(row) });
}

/** Every dossier that is known here: search, filter, choose, open. */
export function DossiersScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { view } = useSession();
  useMinute();
  const store = listStoreOf(view, browserShelf);
  const state = useStore(store);
  const [search] = useDebouncedValue(state.search, 120);
  const query = toListInput({ ...state, search });
  const first = useCall('dossier.list', pageInput(query, undefined));
  const counts = useCall('dossier.counts', {});
  const queryKey = JSON.stringify(query);
  const { rowAt, onRows } = useRowMemory<Row>(queryKey);

  const { walk, onPage, reach, total } = useListWalk({ key: queryKey, kept: state.walk, goOn: state.goOn, first });
  const selected = Math.min(state.selected, Math.max(0, reach - 1));
  // Rows are learned page by page while they come into sight.
  const chosen = total > 0 ? rowAt(selected) : null;
  const moves = {
    selected,
    total: reach,
    onSelect: state.select,
    onOpen: (index: number) => {
      const row = rowAt(index);
      if (row) open(row);
    },
  };
  const found = chosen !== null || (!first.stale && total === 0);
  const openFound = useEnterOpens({
    search: state.search,
    answered: search === state.search && found,
    row: chosen,
    onOpen: open,
  });
  const all = counts.data?.all ?? total;
  const figures =
    total === all
      ? t('dossiers.head.all', { total: grouped(total) })
      : t('dossiers.head.some', { total: grouped(total), all: grouped(all) });
  const upTo = first.data?.completeUpTo;
  const only = first.data?.onlyFields;
  const remark = first.data
    ? [
        figures,
        ...(only ? [t('dossiers.head.onlyFields', { fields: only.join(', ') })] : []),
        ...(upTo ? [t('dossiers.head.completeUpTo', { when: format.near(upTo) })] : []),
      ].join(' · ')
    : null;
  const source = useDossierExport(query, { ...state, search }, remark);
  const narrowed = Object.keys(query).length > 0;

  return (
    <>
      <ScreenHead title={t('dossiers.head.title')} remark={remark}>
        <ExportList source={source} disabled={total === 0} />
      </ScreenHead>
      <ListFilters
        store={store}
        onKeyDown={(event) => {
          if (event.key === 'Enter') openFound();
          else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveByKey(event, moves);
        }}
      />
      {first.error ? <ErrorNote error={first.error} onRetry={first.refetch} /> : null}
      <div className={classes.two}>
        {!first.data ? (
          <div className={classes.blank}>{first.error ? null : <Busy rows={8} />}</div>
        ) : total === 0 ? (
          <div className={classes.blank}>
            <EmptyList narrowed={narrowed} onClear={state.clear} />
          </div>
        ) : (
          <RowGrid
            label={t('dossiers.head.title')}
            heads={[
              t('dossiers.column.who'),
              t('dossiers.column.due'),
              t('dossiers.column.where'),
              t('dossiers.column.next'),
            ]}
            columns={classes.columns}
            selected={selected}
            total={reach}
            of={total}
            onSelect={moves.onSelect}
            onOpen={moves.onOpen}
            renderPage={(page, places) => (
              <DossierPage
                key={page}
                query={query}
                page={page}
                after={markOfPage(walk, page)}
                places={places}
                onRows={onRows}
                onPage={onPage}
              />
            )}
          />
        )}
        <SideStory row={chosen} />
      </div>
    </>
  );
}
