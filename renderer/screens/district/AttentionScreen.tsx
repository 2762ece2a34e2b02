import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { useFormat } from '../../format/use-format.ts';
import { goTo } from '../../frame/use-route.ts';
import { useMinute } from '../../session/use-minute.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { GridRow, RowGrid } from '../../ui/RowGrid.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { AttentionCells } from './AttentionCells.tsx';
import classes from './AttentionScreen.module.css';
import { AttentionSide } from './AttentionSide.tsx';
import { type AttentionRow, attentionKeys, attentionKinds, attentionRows } from './attention-rows.ts';
import { attentionListFile } from './district-list-files.ts';

const mostRows = 500;
const laidAside = 'laidAside';

/** What did not go through, why in words, and what to do about it. */
export function AttentionScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  useMinute();
  const refused = useCall('batch.list', { state: 'refused', limit: mostRows });
  const gaps = useCall('batch.list', { state: 'gap', limit: mostRows });
  const forks = useCall('batch.list', { state: 'fork', limit: mostRows });
  const entries = useCall('catalogue.problems', {});
  const events = useCall('attention.list', { limit: mostRows });
  const counts = useCall('dossier.counts', {});
  const [kind, setKind] = useState<string>('all');
  const asked = [refused, gaps, forks, entries, events];
  const failed = asked.find(({ error }) => error !== null);
  const ready = asked.every(({ data }) => data !== undefined);
  const laid = useCall('attention.laidAside', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const asideOf = new Map((laid.data ?? []).map((record) => [record.item, record]));
  const everything = attentionRows(
    [refused, gaps, forks].flatMap(({ data }) => data?.rows ?? []),
    entries.data ?? [],
    events.data ?? [],
    t,
  );
  const isAside = ({ item }: AttentionRow): boolean => item !== null && asideOf.has(item);
  const all = everything.filter((row) => !isAside(row));
  const aside = everything.filter(isAside);
  const rows = kind === 'all' ? all : kind === laidAside ? aside : all.filter((row) => row.kind === kind);
  const selected = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosen),
  );
  const row = rows[selected];
  const choose = (at: number): void => {
    setDone(null);
    setChosen(rows[at]?.id ?? null);
  };
  const conflicts = counts.data?.conflicts ?? 0;
  const kindName = attentionKinds.find((known) => known === kind);
  const remarks = kindName === undefined ? [] : [t(attentionKeys[kindName])];
  const countOf = (of: string): number => all.filter((row) => row.kind === of).length;

  return (
    <>
      <ScreenHead title={t('district.attention.head.title')} remark={t('district.attention.head.remark')}>
        <ExportList
          disabled={rows.length === 0}
          source={async () => ({ kind: 'list', list: attentionListFile(rows, { t, format, remarks }) })}
        />
      </ScreenHead>
      {failed?.error ? <ErrorNote error={failed.error} onRetry={failed.refetch} /> : null}
      {conflicts > 0 ? (
        <section className={classes.conflicts}>
          <StatusTag tone="late" word={t('district.attention.conflicts', { count: conflicts })} />
          <span className={classes.more}>{t('district.attention.conflictsHint')}</span>
          <Action label={t('district.attention.openDossiers')} keyName="F3" onAct={() => goTo({ place: 'dossiers' })} />
        </section>
      ) : null}
      {!ready ? (
        failed ? null : (
          <Busy rows={6} />
        )
      ) : everything.length === 0 ? (
        <div className={classes.blank}>
          {conflicts > 0 ? null : (
            <EmptyNote title={t('district.attention.empty.title')} hint={done ?? t('district.attention.empty.hint')} />
          )}
        </div>
      ) : (
        <>
          <SegmentedControl
            className={classes.kinds}
            aria-label={t('district.attention.filter.label')}
            value={kind}
            onChange={setKind}
            data={[
              { value: 'all', label: `${t('district.attention.filter.all')} ${all.length}` },
              ...attentionKinds
                .filter((value) => countOf(value) > 0)
                .map((value) => ({ value, label: `${t(attentionKeys[value])} ${countOf(value)}` })),
              ...(aside.length > 0
                ? [{ value: laidAside, label: `${t('district.attention.aside.filter')} ${aside.length}` }]
                : []),
            ]}
          />
          <div className={beside.two}>
            <RowGrid
              label={t('district.attention.head.title')}
              heads={[
                t('district.attention.column.what'),
                t('district.attention.column.kind'),
                t('district.attention.column.why'),
                t('district.attention.column.at'),
              ]}
              columns={classes.columns}
              selected={selected}
              total={rows.length}
              onSelect={choose}
              onOpen={choose}
              renderPage={(_, places) =>
                places.map(({ index, top }) => {
                  const at = rows[index];
                  return (
                    <GridRow key={index} index={index} top={top}>
                      {at ? <AttentionCells row={at} /> : null}
                    </GridRow>
                  );
                })
              }
            />
            <aside className={beside.side} aria-label={t('district.attention.side')}>
              {done ? (
                <p className={beside.done} role="status">
                  {done}
                </p>
              ) : null}
              {row ? (
                <AttentionSide key={row.id} row={row} aside={asideOf.get(row.item ?? '') ?? null} onDone={setDone} />
              ) : (
                <EmptyNote title={t('district.attention.empty.title')} />
              )}
            </aside>
          </div>
        </>
      )}
    </>
  );
}
