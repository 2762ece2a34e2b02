import { Group, NumberInput, Stack, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { OfficeNeighbours } from './OfficeNeighbours.tsx';
import classes from './SyncScreen.module.css';

type Office = CallOutput<'office.status'>;

/** The road between the desks of one office: on or off, where to ask, and who answered. */
export function OfficeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('office.status', {});
  return (
    <Dialog title={t('sync.office.title')} onClose={onClose}>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      {data ? <OfficeForm office={data} onClose={onClose} /> : error ? null : <Busy rows={4} />}
    </Dialog>
  );
}

function OfficeForm({ office, onClose }: { readonly office: Office; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const set = useCommand('office.set');
  const asking = useCommand('office.ask');
  const [on, setOn] = useState(office.on);
  const [port, setPort] = useState(office.port);
  const [addresses, setAddresses] = useState(office.addresses.join('\n'));

  const save = async (): Promise<void> => {
    const lines = addresses.split('\n').map((line) => line.trim());
    const answer = await set.run({ on, port, addresses: lines.filter((line) => line !== '') });
    if (answer?.ok && !on) onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <p className={classes.remark}>{t('sync.office.hint')}</p>
        <Switch
          label={t('sync.office.on')}
          checked={on}
          data-autofocus
          onChange={({ currentTarget }) => setOn(currentTarget.checked)}
        />
        {on ? (
          <>
            <NumberInput
              label={t('sync.office.port')}
              value={port}
              min={0}
              max={65_535}
              allowDecimal={false}
              onChange={(value) => setPort(typeof value === 'number' ? value : port)}
            />
            <Textarea
              label={t('sync.office.addresses')}
              placeholder="http://10.0.0.12:47815"
              autosize
              minRows={2}
              value={addresses}
              error={set.error?.fields?.addresses?.message ?? null}
              onChange={({ currentTarget }) => setAddresses(currentTarget.value)}
            />
          </>
        ) : null}
        {office.on ? <OfficeNeighbours office={office} /> : null}
        {set.error && !set.error.fields ? <ErrorNote error={set.error} /> : null}
        <Group gap="sm">
          <Action kind="go" submit busy={set.busy} label={t('sync.office.save')} />
          {office.on ? (
            <Action busy={asking.busy} label={t('sync.office.ask')} onAct={() => void asking.run({})} />
          ) : null}
          <Action kind="quiet" keyName="Esc" label={t('sync.mail.back')} onAct={onClose} />
        </Group>
      </Stack>
    </form>
  );
}
