import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostListRows } from '../../../shared/contract/list-calls.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { gatherRows } from '../../files/gather-rows.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { RowGrid } from '../../ui/RowGrid.tsx';
import { pageSize } from '../../ui/row-pages.ts';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { useRowMemory } from '../../ui/use-row-memory.ts';
import { PaperListPage } from './PaperListPage.tsx';
import { PaperListSide } from './PaperListSide.tsx';
import { paperListFile, paperPages } from './paper-list-file.ts';
import { type PaperListRow, scannedWords } from './paper-words.ts';
import classes from './papers.module.css';

/** Envelopes of paper dossiers: expected, taken in by the code on their list, and ticked off against the data. */
export function PapersScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const ask = useAsk('paperList.list');
  const first = useCall('paperList.list', { limit: pageSize, offset: 0 });
  const memory = useRowMemory<PaperListRow>('');
  const scan = useCommand('paperList.scan');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<number | null>(0);
  const [scanned, setScanned] = useState<PaperListRow | null>(null);
  const total = first.data?.total ?? 0;
  const selected = Math.min(chosen ?? 0, Math.max(0, total - 1));

  const take = async (): Promise<void> => {
    const answer = await scan.run({ text });
    if (!answer?.ok) return;
    setText('');
    setChosen(null);
    setScanned(answer.value);
  };
  const choose = (index: number): void => {
    setChosen(index);
    setScanned(null);
  };

  return (
    <>
      <ScreenHead
        title={t('papers.head.title')}
        remark={first.data ? t('papers.head.remark', { total: grouped(total) }) : null}
      >
        <ExportList
          disabled={total === 0}
          source={async (watch) => {
            const pages = { ask: paperPages(ask), keyOf: ({ list }: PaperListRow) => list, most: mostListRows };
            const got = await gatherRows<PaperListRow>({ ...watch, ...pages });
            return got.kind === 'rows' ? { kind: 'list', list: paperListFile(got.rows, { t, format }) } : got;
          }}
        />
      </ScreenHead>
      <form
        className={classes.scan}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <TextInput
          label={t('papers.scan.label')}
          value={text}
          data-autofocus
          autoFocus
          spellCheck={false}
          error={scan.error?.message ?? null}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Action kind="go" submit keyName="↵" label={t('papers.scan.act')} busy={scan.busy} disabled={!text.trim()} />
      </form>
      {scanned ? (
        <p className={`${classes.scanned} ${scanned.state === 'arrived' ? classes.ok : ''}`} role="status">
          {scannedWords(scanned, t)}
        </p>
      ) : null}
      {first.error ? <ErrorNote error={first.error} onRetry={first.refetch} /> : null}
      <div className={beside.two}>
        {!first.data ? (
          <div className={beside.blank}>{first.error ? null : <Busy rows={8} />}</div>
        ) : total === 0 ? (
          <div className={beside.blank}>
            <EmptyNote title={t('papers.empty.title')} hint={t('papers.empty.hint')} />
          </div>
        ) : (
          <RowGrid
            label={t('papers.head.title')}
            heads={[
              t('papers.column.list'),
              t('papers.column.dossiers'),
              t('papers.column.made'),
              t('papers.column.scanned'),
              t('papers.column.state'),
            ]}
            columns={classes.columns}
            selected={selected}
            total={total}
            onSelect={choose}
            onOpen={choose}
            renderPage={(page, places) => (
              <PaperListPage key={page} page={page} places={places} onRows={memory.onRows} />
            )}
          />
        )}
        <aside className={beside.side} aria-label={t('papers.side.label')}>
          <PaperListSide row={scanned ?? memory.rowAt(selected)} />
        </aside>
      </div>
    </>
  );
}
