import { Select } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { mostListRows } from '../../../shared/contract/list-calls.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { ExportList, type ListSource } from '../../files/ExportList.tsx';
import { gatherRows } from '../../files/gather-rows.ts';
import type { WireFile } from '../../files/wire-file.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { browserShelf } from '../../session/browser-shelf.ts';
import { useMinute } from '../../session/use-minute.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FileDrop, FilePick } from '../../ui/FilePick.tsx';
import { markOfPage, noWalk, type WalkedPage, walkOf, walkOn } from '../../ui/list-walk.ts';
import { RowGrid } from '../../ui/RowGrid.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { useListWalk } from '../../ui/use-list-walk.ts';
import { useRowMemory } from '../../ui/use-row-memory.ts';
import { MailboxRoad } from '../mailbox/MailboxRoad.tsx';
import { FolderRoad } from '../sync/FolderRoad.tsx';
import { BatchPage, batchInput } from './BatchPage.tsx';
import { BatchSide } from './BatchSide.tsx';
import { type BatchRow, type BatchState, batchStateKeys, batchStates } from './batch-words.ts';
import classes from './district.module.css';
import { batchListFile } from './district-list-files.ts';
import { ImportResults } from './ImportResults.tsx';

const shelfName = 'batches.state';

/** Every batch that came, by any road, and the way to bring one in from a file. */
export function BatchesScreen() {
  const { t } = useTranslation();
  useMinute();
  const [state, setState] = useState<BatchState | null>(() => findState(browserShelf.read(shelfName)));
  const [chosen, setChosen] = useState(0);
  const [results, setResults] = useState<CallOutput<'batch.import'> | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const [count, setCount] = useState(0);
  const [kept, setKept] = useState(noWalk);
  const goOn = useCallback((key: string, page: WalkedPage) => setKept((walk) => walkOn(walkOf(walk, key), page)), []);
  const query = state === null ? {} : { state };
  const first = useCall('batch.list', batchInput(query, undefined));
  const memory = useRowMemory<BatchRow>(state ?? '');
  const format = useFormat();
  const ask = useAsk('batch.list');
  const importing = useCommand('batch.import');
  const { walk, onPage, reach, total } = useListWalk({ key: state ?? '', kept, goOn, first });
  const selected = Math.min(chosen, Math.max(0, reach - 1));

  const take = async (files: readonly WireFile[]): Promise<void> => {
    setUnread(null);
    setCount(files.length);
    const answer = await importing.run({ files: [...files] });
    if (answer?.ok) setResults(answer.value);
  };
  const remarks = state === null ? [] : [t(batchStateKeys[state])];
  const source: ListSource = async (watch) => {
    const most = mostListRows;
    const got = await gatherRows<BatchRow>({
      ...watch,
      ask: (page) => ask({ ...query, ...page }),
      keyOf: ({ id }) => id,
      most,
    });
    return got.kind === 'rows' ? { kind: 'list', list: batchListFile(got.rows, { t, format, remarks }) } : got;
  };
  const narrow = (next: BatchState | null): void => {
    browserShelf.write(shelfName, next ?? '');
    setState(next);
    setChosen(0);
  };

  return (
    <>
      <ScreenHead
        title={t('district.batches.head.title')}
        remark={
          first.data
            ? state === null
              ? t('district.batches.head.all', { total: grouped(total) })
              : t('district.batches.head.some', { total: grouped(total) })
            : null
        }
      >
        <Select
          className={classes.select}
          aria-label={t('district.batches.filter.state')}
          placeholder={t('district.batches.filter.any')}
          data={batchStates.map((value) => ({ value, label: t(batchStateKeys[value]) }))}
          value={state}
          clearable
          onChange={(value) => narrow(findState(value))}
        />
        <ExportList source={source} disabled={total === 0} />
      </ScreenHead>
      {first.error ? <ErrorNote error={first.error} onRetry={first.refetch} /> : null}
      {importing.error ? <ErrorNote error={importing.error} /> : null}
      <div className={beside.two}>
        <FileDrop hint={t('district.batches.import.drop')} onFiles={take} onUnread={setUnread}>
          {!first.data ? (
            <div className={beside.blank}>{first.error ? null : <Busy rows={8} />}</div>
          ) : total === 0 ? (
            <div className={beside.blank}>
              {state === null ? (
                <EmptyNote title={t('district.batches.empty.title')} hint={t('district.batches.empty.hint')} />
              ) : (
                <EmptyNote title={t('district.batches.empty.found')}>
                  <Action label={t('district.batches.filter.clear')} onAct={() => narrow(null)} />
                </EmptyNote>
              )}
            </div>
          ) : (
            <RowGrid
              label={t('district.batches.head.title')}
              heads={[
                t('district.batches.column.from'),
                t('district.batches.column.range'),
                t('district.batches.column.road'),
                t('district.batches.column.at'),
                t('district.batches.column.state'),
              ]}
              columns={classes.batchColumns}
              selected={selected}
              total={reach}
              of={total}
              onSelect={setChosen}
              onOpen={setChosen}
              renderPage={(page, places) => (
                <BatchPage
                  key={page}
                  query={query}
                  page={page}
                  after={markOfPage(walk, page)}
                  places={places}
                  onRows={memory.onRows}
                  onPage={onPage}
                />
              )}
            />
          )}
        </FileDrop>
        <aside className={beside.side} aria-label={t('district.batches.side.label')}>
          {results ? (
            <ImportResults results={results} onSeen={() => setResults(null)} />
          ) : (
            <BatchSide row={memory.rowAt(selected)} />
          )}
          {unread ? <p className={classes.message}>{t('district.batches.import.unread', { name: unread })}</p> : null}
          {importing.busy ? <p className={beside.hint}>{t('district.batches.import.busy', { count })}</p> : null}
          <div className={classes.road}>
            <FolderRoad place="district" />
          </div>
          <div className={classes.road}>
            <MailboxRoad />
          </div>
          <FilePick
            kind="go"
            wide
            many
            label={t('district.batches.import.action')}
            keyName="Ctrl O"
            busy={importing.busy}
            onFiles={take}
            onUnread={setUnread}
          />
        </aside>
      </div>
    </>
  );
}

function findState(text: string | null): BatchState | null {
  return batchStates.find((known) => known === text) ?? null;
}
