import { Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import { Action } from '../../ui/Action.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './SyncScreen.module.css';

interface MailDialogProps {
  readonly onClose: () => void;
  readonly onWritten: (to: string, count: number) => void;
}

/** All that is unsent as draft letters; address and limit are those of the last time. */
export function MailDialog({ onClose, onWritten }: MailDialogProps) {
  const { t } = useTranslation();
  const settings = useCall('mail.settings', {});
  const write = useCommand('mail.write');
  const [typedTo, setTypedTo] = useState<string | null>(null);
  const [typedLimit, setTypedLimit] = useState<number | null>(null);
  const to = (typedTo ?? settings.data?.to ?? '').trim();
  const limitMb = typedLimit ?? settings.data?.limitMb ?? 10;

  const submit = async (): Promise<void> => {
    const answer = await write.run({ to, limitMb });
    if (!answer?.ok) return;
    for (const letter of answer.value.letters) saveFile(letter);
    onWritten(to, answer.value.letters.length);
    onClose();
  };

  return (
    <Dialog title={t('sync.mail.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          <p className={classes.remark}>{t('sync.mail.hint')}</p>
          <TextInput
            label={t('sync.mail.to')}
            value={typedTo ?? settings.data?.to ?? ''}
            data-autofocus
            error={write.error?.fields?.to?.message ?? null}
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
          {write.error && !write.error.fields ? <ErrorNote error={write.error} /> : null}
          <Group gap="sm">
            <Action kind="go" submit busy={write.busy} disabled={to === ''} label={t('sync.mail.write')} />
            <Action kind="quiet" keyName="Esc" label={t('sync.mail.back')} onAct={onClose} />
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
