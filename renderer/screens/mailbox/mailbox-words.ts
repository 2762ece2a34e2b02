import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { Formatter } from '../../format/formatter.ts';

export type MailboxStatus = CallOutput<'mailbox.status'>;

/** How the last look into the mailbox went, in a sentence or two. */
export function mailboxWords(status: MailboxStatus, t: TFunction, format: Formatter): string {
  const { state, problem, address, readAt, taken, answers } = status;
  const last =
    problem !== null
      ? problem.message
      : state === 'ready' && readAt !== null
        ? t('mailbox.state.ready', { address, when: format.near(readAt) })
        : t('mailbox.state.notYet', { address });
  return [
    last,
    ...(taken > 0 ? [t('mailbox.state.taken', { count: taken })] : []),
    ...(answers > 0 ? [t('mailbox.state.answers', { count: answers })] : []),
  ].join(' ');
}

/** The same in a line, with what a person should look at. */
export function briefWords(status: MailboxStatus, t: TFunction, format: Formatter): string {
  const { state, problem, readAt, waiting, notes } = status;
  if (state === 'notSet') return t('mailbox.brief.notSet');
  const last =
    problem !== null
      ? t('mailbox.brief.failed')
      : readAt === null
        ? t('mailbox.brief.notYet')
        : t('mailbox.brief.ready', { when: format.near(readAt) });
  return [
    last,
    ...(waiting.length > 0 ? [t('mailbox.brief.waiting', { count: waiting.length })] : []),
    ...(notes.length > 0 ? [t('mailbox.brief.notes', { count: notes.length })] : []),
  ].join(' ');
}
