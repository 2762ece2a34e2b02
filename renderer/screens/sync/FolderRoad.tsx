import { Group, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import type { Formatter } from '../../format/formatter.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './SyncScreen.module.css';

type FolderStatus = CallOutput<'folder.status'>;

/** Where the exchange folder lies, how the last look into it went, and its setting; the same on either side. */
export function FolderRoad({ place }: { readonly place: 'desk' | 'district' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: status, refetch } = useCall('folder.status', {});
  const set = useCommand('folder.set');
  const exchange = useCommand('folder.exchange');
  const [typed, setTyped] = useState<string | null>(null);
  if (!status) return null;
  const editing = typed !== null || status.folder === null;

  const save = async (folder: string): Promise<void> => {
    const answer = await set.run({ folder });
    if (answer?.ok) setTyped(null);
    refetch();
  };
  const now = async (): Promise<void> => {
    await exchange.run({});
    refetch();
  };

  return (
    <div className={classes.folder}>
      {editing ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save(typed ?? '');
          }}
        >
          <p className={classes.remark}>
            {place === 'district' ? t('sync.folder.hintDistrict') : t('sync.folder.hint')}
          </p>
          <Group gap="sm" align="flex-end" wrap="nowrap">
            <TextInput
              className={classes.address}
              label={t('sync.folder.path')}
              value={typed ?? status.folder ?? ''}
              placeholder="E:\"
              error={set.error?.fields?.folder?.message ?? null}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <Action submit label={t('sync.folder.save')} busy={set.busy} disabled={!typed?.trim()} />
          </Group>
          {status.folder === null ? null : (
            <span className={classes.small}>
              <Action kind="quiet" label={t('sync.folder.remove')} busy={set.busy} onAct={() => void save('')} />
            </span>
          )}
          {set.error && !set.error.fields ? <ErrorNote error={set.error} /> : null}
        </form>
      ) : (
        <>
          <p className={classes.path}>{status.folder}</p>
          <p className={classes.remark} role="status">
            {folderWords(status, place, { t, format })}
          </p>
          <Group gap="xs" className={classes.small}>
            <Action label={t('sync.folder.exchange')} busy={exchange.busy} onAct={() => void now()} />
            <Action kind="quiet" label={t('sync.folder.edit')} onAct={() => setTyped(status.folder ?? '')} />
          </Group>
        </>
      )}
    </div>
  );
}

function folderWords(
  { state, problem, lookedAt, written, taken }: FolderStatus,
  place: 'desk' | 'district',
  { t, format }: { readonly t: TFunction; readonly format: Formatter },
): string {
  if (problem !== null) return problem.message;
  if (state !== 'ready' || lookedAt === null) return t('sync.folder.notYet');
  const parts = [
    written === null
      ? t('sync.folder.ready', { when: format.near(lookedAt) })
      : place === 'district'
        ? t('sync.folder.answered', { when: format.near(written.at) })
        : t('sync.folder.written', { name: written.name, count: written.events, when: format.near(written.at) }),
    ...(taken > 0 ? [t('sync.folder.taken', { count: taken })] : []),
  ];
  return parts.join(' ');
}
