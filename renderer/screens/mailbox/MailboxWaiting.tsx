import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { sizeWord } from '../sync/sync-words.ts';
import classes from './Mailbox.module.css';
import type { MailboxStatus } from './mailbox-words.ts';

interface MailboxWaitingProps {
  readonly status: MailboxStatus;
  readonly onSeen: () => void;
}

/** Batches of which letters are missing, and letters that were of no use until somebody has seen them. */
export function MailboxWaiting({ status: { waiting, notes }, onSeen }: MailboxWaitingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const seen = useCommand('mailbox.seen');
  const from = (sender: string): string => t('mailbox.part.from', { sender: sender || t('mailbox.part.unknown') });
  if (waiting.length === 0 && notes.length === 0) return <p className={classes.remark}>{t('mailbox.part.none')}</p>;
  return (
    <>
      {waiting.length === 0 ? null : <h3 className={classes.name}>{t('mailbox.part.waiting')}</h3>}
      <ul className={classes.list}>
        {waiting.map(({ whole, sender, count, missing, bytes, since, until }) => (
          <li key={whole} className={classes.item}>
            <strong>{from(sender)}</strong>
            <small>{t('mailbox.part.until', { since: format.nearDay(since), until: format.nearDay(until) })}</small>
            <small>{t('mailbox.part.missing', { count, missing, size: sizeWord(bytes, t) })}</small>
          </li>
        ))}
      </ul>
      {notes.length === 0 ? null : <h3 className={classes.name}>{t('mailbox.part.notes')}</h3>}
      <ul className={classes.list}>
        {notes.map(({ id, at, sender, subject, message }) => (
          <li key={id} className={classes.item}>
            <strong>
              {from(sender)}
              {subject === '' ? '' : ` · ${subject}`}
            </strong>
            <Action
              kind="quiet"
              label={t('mailbox.part.seen')}
              busy={seen.busy}
              onAct={() => void seen.run({ id }).then(onSeen)}
            />
            <small>{message}</small>
            <small>{format.near(at)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
