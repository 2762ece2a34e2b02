import { Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './Mailbox.module.css';
import { MailboxForm } from './MailboxForm.tsx';
import { MailboxWaiting } from './MailboxWaiting.tsx';
import { mailboxWords } from './mailbox-words.ts';

interface MailboxPanelProps {
  readonly place: 'desk' | 'district';
  readonly onClose: () => void;
}

/** The mailbox that is read here: its settings while there is none, else how it was read and what waits. */
export function MailboxPanel({ place, onClose }: MailboxPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: status, refetch } = useCall('mailbox.status', {});
  const read = useCommand('mailbox.read');
  const [editing, setEditing] = useState(false);
  if (!status) return null;
  if (editing || status.state === 'notSet')
    return (
      <MailboxForm
        place={place}
        status={status}
        onDone={() => {
          refetch();
          if (editing) setEditing(false);
          else onClose();
        }}
      />
    );
  return (
    <Stack gap="md">
      <p className={`${classes.remark} ${status.state === 'failed' ? classes.failed : ''}`} role="status">
        {mailboxWords(status, t, format)}
      </p>
      {read.error ? <ErrorNote error={read.error} /> : null}
      <MailboxWaiting status={status} onSeen={refetch} />
      <Group gap="sm">
        <Action kind="go" label={t('mailbox.read')} busy={read.busy} onAct={() => void read.run({}).then(refetch)} />
        <Action label={t('mailbox.edit')} onAct={() => setEditing(true)} />
        <Action kind="quiet" keyName="Esc" label={t('mailbox.back')} onAct={onClose} />
      </Group>
    </Stack>
  );
}
