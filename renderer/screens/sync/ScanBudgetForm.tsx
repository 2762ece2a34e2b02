import { Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './SyncScreen.module.css';
import { readHours, writeHours } from './scan-hours.ts';
import type { ScanStatus } from './scan-words.ts';

interface ScanBudgetFormProps {
  readonly scans: ScanStatus;
  readonly onDone: () => void;
}

/** What scans may take: of the network by the day and by the hour, of stick and mail by the day. */
export function ScanBudgetForm({ scans, onDone }: ScanBudgetFormProps) {
  const { t } = useTranslation();
  const { network, folder, mail } = scans.budgets;
  const save = useCommand('scan.setBudgets');
  const [hours, setHours] = useState(() => writeHours(network.hours));
  const [networkMb, setNetworkMb] = useState<number | null>(network.dayMb);
  const [folderMb, setFolderMb] = useState<number | null>(folder.dayMb);
  const [mailMb, setMailMb] = useState<number | null>(mail.dayMb);
  const [limitMb, setLimitMb] = useState<number | null>(scans.limitMb);
  const read = readHours(hours);

  const submit = async (): Promise<void> => {
    if (read === null) return;
    const answer = await save.run({
      budgets: {
        network: { dayMb: networkMb, hours: read },
        folder: { ...folder, dayMb: folderMb },
        mail: { ...mail, dayMb: mailMb },
      },
      limitMb: limitMb ?? scans.limitMb,
    });
    if (answer?.ok) onDone();
  };
  const amount = (label: string, value: number | null, set: (to: number | null) => void, max: number) => (
    <NumberInput
      label={label}
      value={value ?? ''}
      min={max === 45 ? 1 : 0}
      max={max}
      allowDecimal={false}
      onChange={(typed) => set(typeof typed === 'number' ? typed : null)}
    />
  );

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        <p className={classes.remark}>{t('sync.scans.budgetHint')}</p>
        <TextInput
          label={t('sync.scans.hoursLabel')}
          placeholder="11:30–13:30, 17:00–24:00"
          value={hours}
          error={read === null ? t('sync.scans.hoursBad') : null}
          onChange={({ currentTarget }) => setHours(currentTarget.value)}
        />
        <Group gap="sm" grow align="flex-end">
          {amount(t('sync.scans.networkMb'), networkMb, setNetworkMb, 100_000)}
          {amount(t('sync.scans.folderMb'), folderMb, setFolderMb, 100_000)}
          {amount(t('sync.scans.mailMb'), mailMb, setMailMb, 100_000)}
          {amount(t('sync.scans.limitMb'), limitMb, setLimitMb, 45)}
        </Group>
        {save.error ? <ErrorNote error={save.error} /> : null}
        <Group gap="sm">
          <Action kind="go" submit busy={save.busy} disabled={read === null} label={t('sync.scans.save')} />
          <Action kind="quiet" keyName="Esc" label={t('sync.mail.back')} onAct={onDone} />
        </Group>
      </Stack>
    </form>
  );
}
