import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { fold } from '../../../shared/identity/fold.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { saveFile } from '../../files/save-file.ts';
import type { WireFile } from '../../files/wire-file.ts';
import { useFormat } from '../../format/use-format.ts';
import { useMinute } from '../../session/use-minute.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FilePick } from '../../ui/FilePick.tsx';
import { moveByKey } from '../../ui/grid-keys.ts';
import { GridRow, RowGrid } from '../../ui/RowGrid.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { DeskCells } from './DeskCells.tsx';
import { DeskSide } from './DeskSide.tsx';
import type { DeskRow } from './desk-row.ts';
import classes from './district.module.css';
import { deskListFile } from './district-list-files.ts';
import { InviteForm } from './InviteForm.tsx';

/** Every desk of every commune: how it stands, inviting, admitting, and what goes down to it. */
export function DesksScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  useMinute();
  const { data, error, refetch } = useCall('desk.list', {});
  const admit = useCommand('enrolment.admit');
  const askDown = useAsk('down.export');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const [inviting, setInviting] = useState<{ readonly replaces: DeskRow | null } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [failed, setFailed] = useState<WireError | null>(null);
  const [packing, setPacking] = useState(false);

  const wanted = fold(search);
  const desks = (data ?? []).filter(({ communeName, commune }) => fold(`${communeName} ${commune}`).includes(wanted));
  const selected = Math.min(chosen, Math.max(0, desks.length - 1));
  const moves = { selected, total: desks.length, onSelect: setChosen, onOpen: setChosen };
  const communes = new Set((data ?? []).map(({ commune }) => commune)).size;

  const forget = (): void => {
    setDone(null);
    setFailed(null);
  };
  const takeRequest = async ([file]: readonly WireFile[]): Promise<void> => {
    if (!file) return;
    forget();
    const answer = await admit.run({ file });
    if (answer?.ok) setDone(t('district.desks.side.admitted', answer.value));
    else if (answer) setFailed(answer.error);
  };
  const down = async ({ commune, desk }: DeskRow): Promise<void> => {
    forget();
    setPacking(true);
    const answer = await askDown({ commune, desk });
    setPacking(false);
    if (!answer.ok) {
      setFailed(answer.error);
      return;
    }
    saveFile(answer.value);
    setDone(t('district.desks.side.saved', { file: answer.value.name }));
  };
  const invite = (replaces: DeskRow | null): void => {
    forget();
    setInviting({ replaces });
  };
  useKeys(inviting ? {} : { f7: () => invite(null) });

  return (
    <>
      <ScreenHead
        title={t('district.desks.head.title')}
        remark={data ? t('district.desks.head.remark', { desks: data.length, communes }) : null}
      >
        <TextInput
          className={classes.search}
          aria-label={t('district.desks.filter.label')}
          placeholder={t('district.desks.filter.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveByKey(event, moves);
          }}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
            setChosen(0);
          }}
        />
        <ExportList
          disabled={desks.length === 0}
          source={async () => ({
            kind: 'list',
            list: deskListFile(desks, { t, format, remarks: search.trim() ? [search.trim()] : [] }),
          })}
        />
      </ScreenHead>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      <div className={beside.two}>
        {!data ? (
          <div className={beside.blank}>{error ? null : <Busy rows={8} />}</div>
        ) : desks.length === 0 ? (
          <div className={beside.blank}>
            <EmptyNote
              title={data.length === 0 ? t('district.desks.empty.title') : t('district.desks.empty.found')}
              {...(data.length === 0 ? { hint: t('district.desks.empty.hint') } : {})}
            />
          </div>
        ) : (
          <RowGrid
            label={t('district.desks.head.title')}
            heads={[
              t('district.desks.column.desk'),
              t('district.desks.column.state'),
              t('district.desks.column.heard'),
              t('district.desks.column.complete'),
              t('district.desks.column.unsent'),
              t('district.desks.column.dossiers'),
            ]}
            columns={classes.deskColumns}
            selected={selected}
            total={desks.length}
            onSelect={setChosen}
            onOpen={setChosen}
            renderPage={(_, places) =>
              places.map(({ index, top }) => {
                const desk = desks[index];
                return (
                  <GridRow key={index} index={index} top={top}>
                    {desk ? <DeskCells desk={desk} /> : null}
                  </GridRow>
                );
              })
            }
          />
        )}
        <aside className={beside.side} aria-label={t('district.desks.side.label')}>
          {inviting ? (
            <InviteForm
              replaces={inviting.replaces}
              onBack={() => setInviting(null)}
              onDone={(file) => {
                setInviting(null);
                setDone(t('district.desks.side.saved', { file }));
              }}
            />
          ) : (
            <>
              <DeskSide
                desk={desks[selected] ?? null}
                done={done}
                error={failed}
                busy={packing}
                onDown={down}
                onReplace={invite}
                onDone={setDone}
              />
              <div className={beside.buttons}>
                <Action
                  kind="go"
                  wide
                  label={t('district.desks.action.invite')}
                  keyName="F7"
                  onAct={() => invite(null)}
                />
                <FilePick
                  wide
                  label={t('district.desks.action.admit')}
                  keyName="F8"
                  busy={admit.busy}
                  onFiles={takeRequest}
                  onUnread={(name) => setDone(t('district.batches.import.unread', { name }))}
                />
              </div>
            </>
          )}
        </aside>
      </div>
    </>
  );
}
