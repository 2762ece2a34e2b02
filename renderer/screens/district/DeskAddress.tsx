import { Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { Dialog } from '../../ui/Dialog.tsx';
import type { DeskRow } from './desk-row.ts';
import classes from './district.module.css';

/** Where a desk's answers go by mail, whoever a letter claims to come from: whether it is known, and its setting. */
export function DeskAddress({ desk: { commune, desk, address } }: { readonly desk: DeskRow }) {
  const { t } = useTranslation();
  const set = useCommand('desk.setAddress');
  const [typed, setTyped] = useState<string | null>(null);
  const keep = async (): Promise<void> => {
    const answer = await set.run({ commune, desk, address: typed ?? '' });
    if (answer?.ok) setTyped(null);
  };
  return (
    <span className={classes.inline}>
      <Action
        kind="quiet"
        label={address === '' ? t('district.desks.address.none') : t('district.desks.address.known')}
        onAct={() => setTyped(address)}
      />
      {typed === null ? null : (
        <Dialog title={t('district.desks.address.title')} onClose={() => setTyped(null)}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void keep();
            }}
          >
            <Stack gap="md">
              <p className={beside.hint}>{t('district.desks.address.hint')}</p>
              <TextInput
                label={t('district.desks.address.label')}
                placeholder="xa@tinh.gov.vn"
                value={typed}
                data-autofocus
                error={set.error?.fields?.address?.message ?? set.error?.message ?? null}
                onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              />
              <Group gap="sm">
                <Action kind="go" submit label={t('district.desks.address.keep')} busy={set.busy} />
                <Action
                  kind="quiet"
                  keyName="Esc"
                  label={t('district.desks.address.back')}
                  onAct={() => setTyped(null)}
                />
              </Group>
            </Stack>
          </form>
        </Dialog>
      )}
    </span>
  );
}
