import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { MailboxPanel } from '../mailbox/MailboxPanel.tsx';
import { SendLetters, type SendLettersProps } from './SendLetters.tsx';

/** The road by official mail: what goes up as letters, and the mailbox that answers come to. */
export function MailDialog({ onClose, onWritten, onSent }: SendLettersProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<'send' | 'receive'>('send');
  return (
    <Dialog title={t('sync.mail.title')} size="lg" onClose={onClose}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('mailbox.desk.which')}
          value={way}
          data={[
            { value: 'send', label: t('mailbox.desk.send') },
            { value: 'receive', label: t('mailbox.desk.receive') },
          ]}
          onChange={(value) => setWay(value === 'receive' ? 'receive' : 'send')}
        />
        {way === 'send' ? (
          <SendLetters onClose={onClose} onWritten={onWritten} onSent={onSent} />
        ) : (
          <MailboxPanel place="desk" onClose={onClose} />
        )}
      </Stack>
    </Dialog>
  );
}
