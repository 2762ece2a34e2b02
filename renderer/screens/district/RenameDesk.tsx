import { Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import type { DeskRow } from './desk-row.ts';

/** What a commune and one desk of it are called, here and at its desks. */
export function RenameDesk({ desk: row }: { readonly desk: DeskRow }) {
  const { t } = useTranslation();
  const set = useCommand('office.rename');
  const [typed, setTyped] = useState<Pick<DeskRow, 'communeName' | 'province' | 'deskName'> | null>(null);
  const close = (): void => setTyped(null);
  const isMissing = typed?.communeName.trim() === '' || typed?.province.trim() === '';
  const keep = async (): Promise<void> => {
    if (typed === null || isMissing) return;
    const { communeName: name, province, deskName } = typed;
    const desk = { number: row.desk, name: deskName };
    const answer = await set.run({ commune: row.commune, name, province, desk });
    if (answer?.ok) close();
  };
  const missing = (text: string) => (text.trim() === '' ? t('district.desks.form.missing') : null);
  return (
    <>
      <Action kind="quiet" label={t('district.desks.rename.action')} onAct={() => setTyped(row)} />
      {typed === null ? null : (
        <Dialog title={t('district.desks.rename.title')} onClose={close}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void keep();
            }}
          >
            <Stack gap="md">
              <p className={beside.hint}>{t('district.desks.rename.hint')}</p>
              <TextInput
                label={t('district.desks.form.communeName')}
                value={typed.communeName}
                maxLength={200}
                data-autofocus
                error={missing(typed.communeName)}
                onChange={({ currentTarget }) => setTyped({ ...typed, communeName: currentTarget.value })}
              />
              <TextInput
                label={t('district.desks.form.province')}
                value={typed.province}
                maxLength={200}
                error={missing(typed.province)}
                onChange={({ currentTarget }) => setTyped({ ...typed, province: currentTarget.value })}
              />
              <TextInput
                label={t('district.desks.rename.desk', { desk: row.desk })}
                value={typed.deskName}
                maxLength={60}
                onChange={({ currentTarget }) => setTyped({ ...typed, deskName: currentTarget.value })}
              />
              {set.error ? <ErrorNote error={set.error} /> : null}
              <Group gap="sm">
                <Action kind="go" submit label={t('district.desks.rename.keep')} busy={set.busy} />
                <Action kind="quiet" keyName="Esc" label={t('district.desks.address.back')} onAct={close} />
              </Group>
            </Stack>
          </form>
        </Dialog>
      )}
    </>
  );
}
