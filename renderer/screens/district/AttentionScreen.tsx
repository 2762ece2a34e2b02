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
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './AttentionScreen.module.css';
import { attentionKeys, attentionKinds, attentionRows, attentionTones } from './attention-rows.ts';
import { attentionListFile } from './district-list-files.ts';

const mostRows = 500;

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
  const all = attentionRows(
    [refused, gaps, forks].flatMap(({ data }) => data?.rows ?? []),
    entries.data ?? [],
    events.data ?? [],
    t,
  );
  const rows = kind === 'all' ? all : all.filter((row) => row.kind === kind);
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
      ) : all.length === 0 ? (
        <div className={classes.blank}>
          {conflicts > 0 ? null : (
            <EmptyNote title={t('district.attention.empty.title')} hint={t('district.attention.empty.hint')} />
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
            ]}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className={classes.scroll} tabIndex={0} aria-label={t('district.attention.head.title')}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('district.attention.column.what')}</th>
                  <th scope="col">{t('district.attention.column.why')}</th>
                  <th scope="col">{t('district.attention.column.todo')}</th>
                  <th scope="col">{t('district.attention.column.at')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <StatusTag tone={attentionTones[row.kind]} word={t(attentionKeys[row.kind])} />
                      <strong className={classes.what}>{row.what}</strong>
                      <small className={classes.more}>{row.more}</small>
                    </td>
                    <td>
                      {row.why} {row.code ? <small className={classes.more}>{row.code}</small> : null}
                    </td>
                    <td>{row.todo}</td>
                    <td className={classes.at}>{row.at ? format.near(row.at) : ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </>
  );
}
