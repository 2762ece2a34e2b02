import { useTranslation } from 'react-i18next';
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
      grow
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
          {t('sync.result.sent', { sent: result.round.sent, received: result.round.received })}
          {result.round.unsent > 0 ? ` ${t('sync.result.left', { count: result.round.unsent })}` : ''}
        </p>
      );
    case 'sealed':
      return (
        <p className={classes.hint}>
          {result.events > 0
            ? t('sync.result.sealed', { count: result.events, file: result.file, tier })
            : t('sync.result.sealedNone', { file: result.file })}
        </p>
      );
    case 'applied':
      return (
        <ul className={classes.files}>
          {result.files.map(({ file, state, message }) => {
            const { tone, word } = stateWord(state, t);
            return (
              <li key={file} className={classes.file}>
                <strong>{file}</strong>
                <StatusTag tone={tone} word={word} />
                <span>{message}</span>
              </li>
            );
          })}
        </ul>
      );
  }
}
