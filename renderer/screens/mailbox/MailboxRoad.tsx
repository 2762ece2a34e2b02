import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import classes from './Mailbox.module.css';
import { MailboxPanel } from './MailboxPanel.tsx';
import { briefWords } from './mailbox-words.ts';

/** The mailbox of a district at a glance, and the way to all of it. */
export function MailboxRoad() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: status, refetch } = useCall('mailbox.status', {});
  const [isOpen, setOpen] = useState(false);
  if (!status) return null;
  return (
    <div className={classes.road}>
      <p className={`${classes.remark} ${status.state === 'failed' ? classes.failed : ''}`} role="status">
        {briefWords(status, t, format)}
      </p>
      <span className={classes.small}>
        <Action label={status.state === 'notSet' ? t('mailbox.set') : t('mailbox.open')} onAct={() => setOpen(true)} />
      </span>
      {isOpen ? (
        <Dialog
          title={t('mailbox.title')}
          size="lg"
          onClose={() => {
            setOpen(false);
            refetch();
          }}
        >
          <MailboxPanel place="district" onClose={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </div>
  );
}
