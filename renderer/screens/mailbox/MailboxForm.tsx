import { Group, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './Mailbox.module.css';
import { MailboxCount } from './MailboxCount.tsx';
import { MailboxText } from './MailboxText.tsx';
import type { MailboxStatus } from './mailbox-words.ts';

interface MailboxFormProps {
  readonly place: 'desk' | 'district';
  readonly status: MailboxStatus;
  readonly onDone: () => void;
}

type Typed = Omit<CallInput<'mailbox.set'>, 'password'>;

/** What is read, as whom, and how often; tried before it is kept. A district's mailbox answers, too. */
export function MailboxForm({ place, status, onDone }: MailboxFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>(() => fieldsOf(status));
  const [password, setPassword] = useState('');
  const set = useCommand('mailbox.set');
  const test = useCommand('mailbox.test');
  const [tested, setTested] = useState<string | null>(null);
  const error = set.error ?? test.error;
  const input = { ...typed, ...(password === '' ? {} : { password }) };

  const keep = async (imap: string): Promise<void> => {
    test.clear();
    const answer = await set.run({ ...input, imap });
    if (answer?.ok) onDone();
  };
  const tryIt = async (): Promise<void> => {
    set.clear();
    setTested(null);
    const answer = await test.run(input);
    if (!answer?.ok) return;
    const { letters: count, sends } = answer.value;
    setTested(sends ? t('mailbox.testedSends', { count }) : t('mailbox.tested', { count }));
  };
  const change = (part: Partial<Typed>): void => {
    setTested(null);
    setTyped((before) => ({ ...before, ...part }));
  };
  const wrong = (name: keyof Typed): string | null => error?.fields?.[name]?.message ?? null;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void keep(typed.imap);
      }}
    >
      <Stack gap="md">
        <p className={classes.remark}>{place === 'desk' ? t('mailbox.hint') : t('mailbox.hintDistrict')}</p>
        <Group gap="sm" grow align="flex-start">
          <MailboxText
            label={t('mailbox.field.imap')}
            hint="thu.tinh.gov.vn:993"
            first
            value={typed.imap}
            error={wrong('imap')}
            onType={(imap) => change({ imap })}
          />
          <MailboxText
            label={t('mailbox.field.address')}
            value={typed.address}
            error={wrong('address')}
            onType={(address) => change({ address })}
          />
        </Group>
        <Group gap="sm" grow align="flex-start">
          <PasswordInput
            label={t('mailbox.field.password')}
            placeholder={status.hasPassword ? t('mailbox.field.passwordKept') : ''}
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          />
          <MailboxText
            label={t('mailbox.field.user')}
            value={typed.user}
            error={wrong('user')}
            onType={(user) => change({ user })}
          />
        </Group>
        <Group gap="sm" grow align="flex-start">
          <MailboxText
            label={t('mailbox.field.folder')}
            hint={t('mailbox.field.folderHint')}
            value={typed.folder}
            error={wrong('folder')}
            onType={(folder) => change({ folder })}
          />
          <MailboxText
            label={t('mailbox.field.doneFolder')}
            hint={t('mailbox.field.doneHint')}
            value={typed.doneFolder}
            error={wrong('doneFolder')}
            onType={(doneFolder) => change({ doneFolder })}
          />
        </Group>
        {place === 'desk' ? null : (
          <MailboxText
            label={t('mailbox.field.smtp')}
            hint={t('mailbox.field.smtpHint')}
            value={typed.smtp}
            error={wrong('smtp')}
            onType={(smtp) => change({ smtp })}
          />
        )}
        <Group gap="sm" grow align="flex-start">
          <MailboxCount
            label={t('mailbox.field.everyMinutes')}
            value={typed.everyMinutes}
            most={1440}
            onType={(everyMinutes) => change({ everyMinutes })}
          />
          {place === 'desk' ? null : (
            <MailboxCount
              label={t('mailbox.field.limitMb')}
              value={typed.limitMb}
              most={100}
              onType={(limitMb) => change({ limitMb })}
            />
          )}
        </Group>
        {error && !error.fields ? <ErrorNote error={error} /> : null}
        {tested === null ? null : (
          <p className={classes.tested} role="status">
            {tested}
          </p>
        )}
        <Group gap="sm">
          <Action kind="go" submit busy={set.busy} disabled={typed.imap.trim() === ''} label={t('mailbox.save')} />
          <Action
            busy={test.busy}
            disabled={typed.imap.trim() === ''}
            label={t('mailbox.test')}
            onAct={() => void tryIt()}
          />
          {status.state === 'notSet' ? null : (
            <Action kind="quiet" busy={set.busy} label={t('mailbox.remove')} onAct={() => void keep('')} />
          )}
          <Action kind="quiet" keyName="Esc" label={t('mailbox.back')} onAct={onDone} />
        </Group>
      </Stack>
    </form>
  );
}

function fieldsOf(status: MailboxStatus): Typed {
  const { imap, smtp, address, user, folder, doneFolder, everyMinutes, limitMb } = status;
  return { imap, smtp, address, user, folder, doneFolder, everyMinutes, limitMb };
}
