import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './SyncScreen.module.css';
import { stateWord } from './sync-words.ts';
import type { SyncResult } from './use-sync-deeds.ts';

interface ResultCardProps {
  readonly result: SyncResult;
  readonly tier: string;
  readonly onSeen: () => void;
}

/** What the last deed came to, in words; each file by itself. */
export function ResultCard({ result, tier, onSeen }: ResultCardProps) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('sync.result.title')}
      remark={
        <span className={classes.seen}>
          <Action kind="quiet" label={t('sync.result.close')} onAct={onSeen} />
        </span>
      }
    >
      <div className={classes.result} role="status">
        <Outcome result={result} tier={tier} />
      </div>
    </Section>
  );
}

function Outcome({ result, tier }: Omit<ResultCardProps, 'onSeen'>) {
  const { t } = useTranslation();
  switch (result.kind) {
    case 'failed':
      return <ErrorNote error={result.error} />;
    case 'unread':
      return <p className={classes.hint}>{t('sync.action.unread', { name: result.name })}</p>;
    case 'sent':
      return (
        <p className={classes.hint}>
          {t('sync.result.sent', { sent: result.round.sent, received: result.round.received })}{' '}
          {leftWords(result.round.unsent, t)}
          {result.round.state === 'fork' ? ` ${t('sync.result.forked', { tier })}` : ''}
        </p>
      );
    case 'sealed':
      return (
        <p className={classes.hint}>{t('sync.result.sealed', { count: result.events, file: result.file, tier })}</p>
      );
    case 'letters':
      return (
        <p className={classes.hint}>
          {result.sent
            ? t('sync.mail.sent', { count: result.count, to: result.to })
            : t('sync.mail.written', { count: result.count, to: result.to })}
        </p>
      );
    case 'applied':
      return (
        <ul className={classes.files}>
          {result.files.map((read) => {
            const { file, state } = read;
            const { tone, word } = stateWord(state, t);
            return (
              <li key={file} className={classes.file}>
                <strong>{file}</strong>
                <StatusTag tone={tone} word={word} />
                <span>{readWords(read, tier, t)}</span>
              </li>
            );
          })}
        </ul>
      );
  }
}

type ReadFile = CallOutput<'sync.apply'>[number];

/** A refusal in its own sentence; else what the file brought and what is still unsent. */
function readWords({ state, code, message, unsent }: ReadFile, tier: string, t: TFunction): string {
  if (code !== null) return message;
  if (state === 'duplicate') return t('sync.result.duplicate');
  if (state === 'fork') return t('sync.result.forked', { tier });
  const events = Number(/^\+(\d+)$/.exec(message)?.[1] ?? 0);
  const brought = events > 0 ? `${t('sync.result.brought', { count: events })} ` : '';
  return `${brought}${leftWords(unsent, t)}`;
}

function leftWords(unsent: number, t: TFunction): string {
  return unsent > 0 ? t('sync.result.left', { count: unsent }) : t('sync.result.allSent');
}
