import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../../shared/dossier/event.ts';
import { fold } from '../../../shared/identity/fold.ts';
import { textOf } from '../../../shared/rules/draft.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { moveByKey } from '../../ui/grid-keys.ts';
import { GridRow, RowGrid } from '../../ui/RowGrid.tsx';
import { AddProcedure } from './AddProcedure.tsx';
import { ProcedureCells } from './ProcedureCells.tsx';
import { ProcedureEditor } from './ProcedureEditor.tsx';
import classes from './procedure.module.css';
import { newProcedure } from './procedure-draft.ts';
import { procedureListFile } from './procedure-list-file.ts';
import { procedureRows, procedureState } from './procedure-rows.ts';
import rules from './rules.module.css';
import { useDraftSaver } from './use-draft-saver.ts';

/** Every procedure of the draft, also the retired ones, each with its editor beside the list. */
export function ProceduresPart() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('rules.draft', { kind: 'catalogue' });
  const saver = useDraftSaver('catalogue');
  const revert = useCommand('rules.revert');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  // What was typed and may not be in the answer that is shown yet.
  const [typed, setTyped] = useState<Readonly<Record<string, JsonValue>>>({});

  if (!data) return error ? <ErrorNote error={error} onRetry={refetch} /> : <Busy rows={8} />;
  const all = procedureRows(data, typed);
  const wanted = fold(search);
  const rows = all.filter(({ code, name, field }) => fold(`${code} ${name} ${field}`).includes(wanted));
  const selected = Math.max(
    0,
    rows.findIndex(({ code }) => code === chosen),
  );
  const row = rows[selected];
  const select = (at: number): void => setChosen(rows[at]?.code ?? null);
  // A column of which nothing is to be said takes no width from the names.
  const stated = rows.some((one) => procedureState(one, t) !== null);
  const moves = { selected, total: rows.length, onSelect: select, onOpen: select };
  const change = (code: string, body: JsonValue): void => {
    setTyped((before) => ({ ...before, [code]: body }));
    saver.save(code, body);
  };
  const takeBack = async (code: string): Promise<void> => {
    await saver.flush();
    const answer = await revert.run({ kind: 'catalogue', name: code });
    if (answer?.ok) setTyped(({ [code]: _before, ...others }) => others);
  };

  return (
    <>
      {saver.error ? <ErrorNote error={saver.error} /> : null}
      <div className={rules.editing}>
        <div className={rules.column}>
          <div className={classes.find}>
            <TextInput
              aria-label={t('rules.procedure.search')}
              placeholder={t('rules.procedure.search')}
              leftSection={<IconSearch size={16} aria-hidden="true" />}
              value={search}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveByKey(event, moves);
              }}
              onChange={({ currentTarget }) => setSearch(currentTarget.value)}
            />
            <ExportList
              disabled={rows.length === 0}
              source={async () => ({ kind: 'list', list: procedureListFile(rows, search, t) })}
            />
          </div>
          {rows.length === 0 ? (
            <div className={classes.blank}>
              <EmptyNote title={t('rules.procedure.none')} />
            </div>
          ) : (
            <RowGrid
              label={t('rules.tab.procedures')}
              heads={[
                t('rules.procedure.head', { count: rows.length }),
                ...(stated ? [t('rules.procedure.state')] : []),
              ]}
              columns={stated ? classes.columns : classes.oneColumn}
              tall
              {...moves}
              renderPage={(_, places) =>
                places.map(({ index, top }) => {
                  const at = rows[index];
                  return (
                    <GridRow key={index} index={index} top={top}>
                      {at ? <ProcedureCells row={at} stated={stated} /> : null}
                    </GridRow>
                  );
                })
              }
            />
          )}
          <AddProcedure
            taken={all.map(({ code }) => code)}
            onAdd={(code) => {
              change(code, newProcedure(code));
              setSearch('');
              setChosen(code);
            }}
          />
        </div>
        <aside className={beside.side} aria-label={t('rules.procedure.label')}>
          {row ? (
            <ProcedureEditor
              key={row.code}
              entry={row.entry}
              retired={row.retired}
              changed={row.changed}
              problems={row.problems}
              fields={[...new Set(all.map(({ entry }) => textOf(entry, 'field')))].filter((field) => field !== '')}
              onChange={(body) => change(row.code, body)}
              onRevert={() => void takeBack(row.code)}
            />
          ) : null}
        </aside>
      </div>
    </>
  );
}
