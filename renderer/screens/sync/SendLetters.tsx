import { Group, NumberInput, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './SyncScreen.module.css';

export interface SendLettersProps {
  readonly onClose: () => void;
  readonly onWritten: (to: string, count: number) => void;
  readonly onSent: (to: string, count: number) => void;
}

/** All that is unsent as draft letters; address and limit are those of the last time. */
export function SendLetters({ onClose, onWritten, onSent }: SendLettersProps) {
  const { t } = useTranslation();
  const settings = useCall('mail.settings', {});
  const write = useCommand('mail.write');
  const sending = useCommand('mail.send');
  const [typedServer, setTypedServer] = useState<string | null>(null);
  const [typedFrom, setTypedFrom] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [typedTo, setTypedTo] = useState<string | null>(null);
  const [typedLimit, setTypedLimit] = useState<number | null>(null);
  const to = (typedTo ?? settings.data?.to ?? '').trim();
  const limitMb = typedLimit ?? settings.data?.limitMb ?? 10;

  const server = (typedServer ?? settings.data?.server ?? '').trim();
  const from = (typedFrom ?? settings.data?.from ?? '').trim();
  const error = sending.error ?? write.error;

  const send = async (): Promise<void> => {
    write.clear();
    const answer = await sending.run({ to, limitMb, server, from, ...(password === '' ? {} : { password }) });
    if (!answer?.ok) return;
    onSent(to, answer.value.letters);
    onClose();
  };
  const draft = async (): Promise<void> => {
    sending.clear();
    const answer = await write.run({ to, limitMb });
    if (!answer?.ok) return;
    for (const letter of answer.value.letters) saveFile(letter);
    onWritten(to, answer.value.letters.length);
    onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void (server === '' ? draft() : send());
      }}
    >
      <Stack gap="md">
        <p className={classes.remark}>{t('sync.mail.hint')}</p>
        <TextInput
          label={t('sync.mail.to')}
          value={typedTo ?? settings.data?.to ?? ''}
          data-autofocus
          error={error?.fields?.to?.message ?? null}
          onChange={({ currentTarget }) => setTypedTo(currentTarget.value)}
        />
        <NumberInput
          label={t('sync.mail.limit')}
          value={limitMb}
          min={1}
          max={100}
          allowDecimal={false}
          onChange={(value) => setTypedLimit(typeof value === 'number' ? value : null)}
        />
        <TextInput
          label={t('sync.mail.server')}
          value={typedServer ?? settings.data?.server ?? ''}
          error={error?.fields?.server?.message ?? null}
          onChange={({ currentTarget }) => setTypedServer(currentTarget.value)}
        />
        {server === '' ? null : (
          <Group gap="sm" grow align="flex-start">
            <TextInput
              label={t('sync.mail.from')}
              value={typedFrom ?? settings.data?.from ?? ''}
              error={error?.fields?.from?.message ?? null}
              onChange={({ currentTarget }) => setTypedFrom(currentTarget.value)}
            />
            <PasswordInput
              label={t('sync.mail.password')}
              placeholder={settings.data?.hasPassword ? t('sync.mail.passwordKept') : ''}
              value={password}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          </Group>
        )}
        {error && !error.fields ? <ErrorNote error={error} /> : null}
        <Group gap="sm">
          {server === '' ? (
            <Action kind="go" submit busy={write.busy} disabled={to === ''} label={t('sync.mail.write')} />
          ) : (
            <>
              <Action kind="go" submit busy={sending.busy} disabled={to === ''} label={t('sync.mail.send')} />
              <Action busy={write.busy} disabled={to === ''} label={t('sync.mail.write')} onAct={() => void draft()} />
            </>
          )}
          <Action kind="quiet" keyName="Esc" label={t('sync.mail.back')} onAct={onClose} />
        </Group>
      </Stack>
    </form>
  );
}
