import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostListRows } from '../../../shared/contract/list-calls.ts';
import { actionGroups } from '../../../shared/district/action-groups.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCall } from '../../client/use-call.ts';
import { ExportList, type ListSource } from '../../files/ExportList.tsx';
import { gatherRows } from '../../files/gather-rows.ts';
import { readTypedDate } from '../../format/typed-date.ts';
import { useFormat } from '../../format/use-format.ts';
import { writeRoute } from '../../frame/route.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { type ActionFilter, actionListFile, actionPages } from './action-list-file.ts';
import { type ActionRow, actionSentence, groupKeys } from './action-words.ts';
import classes from './actions.module.css';

/** What people did here, from the district's own ledger; for supervisors. */
export function ActionsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filter, setFilter] = useState<ActionFilter>({});
  /** Where the page in sight begins, and the pages before it. */
  const [pages, setPages] = useState<readonly number[]>([]);
  const before = pages.at(-1);
  const { data, error, refetch, stale } = useCall('action.list', {
    ...filter,
    ...(before === undefined ? {} : { before }),
  });
  const { data: communes = [] } = useCall('commune.list', {});
  const narrow = (part: ActionFilter): void => {
    setPages([]);
    setFilter(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined)));
  };
  const next = data?.next ?? null;
  const words = { t, date: format.date, communes };
  const ask = useAsk('action.list');
  const { data: people = [] } = useCall('staff.list', {});
  const source: ListSource = async (watch) => {
    const pages = actionPages(ask, filter);
    const got = await gatherRows<ActionRow>({
      ...watch,
      ask: pages,
      keyOf: ({ seq }) => String(seq),
      most: mostListRows,
    });
    if (got.kind !== 'rows') return got;
    const who = people.find(({ id }) => id === filter.who)?.name ?? null;
    return { kind: 'list', list: actionListFile(got.rows, filter, who, { ...words, format }) };
  };

  return (
    <>
      <ScreenHead title={t('actions.head.title')} remark={t('actions.head.remark')}>
        <ExportList source={source} disabled={data?.rows.length === 0 && next === null} />
      </ScreenHead>
      <ActionFilters filter={filter} onNarrow={narrow} />
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      <section className={classes.card} aria-label={t('actions.head.title')} aria-busy={stale}>
        {!data ? (
          error ? null : (
            <Busy rows={8} />
          )
        ) : data.rows.length === 0 ? (
          <EmptyNote title={t('actions.empty.title')} hint={t('actions.empty.hint')} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          <div className={classes.scroll} tabIndex={0}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('actions.column.at')}</th>
                  <th scope="col">{t('actions.column.who')}</th>
                  <th scope="col">{t('actions.column.what')}</th>
                  <th scope="col">{t('actions.column.seq')}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.seq}>
                    <td>{format.near(row.at)}</td>
                    <td>{row.actor === 'system' ? t('actions.row.nobody') : row.actorName}</td>
                    <td>
                      {actionSentence(row, words)}
                      {typeof row.facts.dossier === 'string' ? (
                        <a
                          className={classes.open}
                          href={writeRoute({ place: 'dossier', name: { dossierId: row.facts.dossier } })}
                        >
                          {row.dossierCode ?? t('actions.row.open')}
                        </a>
                      ) : null}
                    </td>
                    <td className={classes.seq}>{row.seq}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <div className={classes.pages}>
        <Action
          label={t('actions.page.newer')}
          disabled={pages.length === 0}
          onAct={() => setPages(pages.slice(0, -1))}
        />
        <Action
          label={t('actions.page.older')}
          disabled={next === null}
          onAct={() => next !== null && setPages([...pages, next])}
        />
      </div>
    </>
  );
}

function ActionFilters({
  filter,
  onNarrow,
}: {
  readonly filter: ActionFilter;
  readonly onNarrow: (part: ActionFilter) => void;
}) {
  const { t } = useTranslation();
  const people = useCall('staff.list', {});
  return (
    <div className={classes.filters}>
      <Select
        className={classes.who}
        aria-label={t('actions.filter.who')}
        placeholder={t('actions.filter.anybody')}
        data={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.who ?? null}
        clearable
        onChange={(who) => onNarrow({ who: who ?? undefined })}
      />
      <Select
        className={classes.what}
        aria-label={t('actions.filter.what')}
        placeholder={t('actions.filter.anything')}
        data={actionGroups.map((group) => ({ value: group, label: t(groupKeys[group]) }))}
        value={filter.what ?? null}
        clearable
        onChange={(what) => onNarrow({ what: what ?? undefined })}
      />
      <DateFilter label={t('actions.filter.from')} onDate={(from) => onNarrow({ from })} />
      <DateFilter label={t('actions.filter.to')} onDate={(to) => onNarrow({ to })} />
    </div>
  );
}

/** A day as it is typed here, 24/11/2026; what is none narrows nothing and says so. */
function DateFilter({ label, onDate }: { readonly label: string; readonly onDate: (day: string | undefined) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  const take = (): void => {
    const day = typed.trim() === '' ? undefined : readTypedDate(typed);
    setBad(day === null);
    if (day !== null) onDate(day);
  };
  return (
    <TextInput
      className={classes.date}
      aria-label={label}
      placeholder={label}
      value={typed}
      error={bad ? t('actions.filter.badDate') : null}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take();
      }}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  );
}
