import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './attention-side.module.css';

interface ReasonFormProps {
  readonly hint: string;
  readonly go: string;
  readonly busy: boolean;
  readonly error: WireError | null;
  /** Fields besides the reason. */
  readonly children?: ReactNode;
  readonly onGo: (reason: string) => void;
  readonly onBack: () => void;
}

/** A deed that wants its reason said: nothing happens without one. */
export function ReasonForm({ hint, go, busy, error, children, onGo, onBack }: ReasonFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  return (
    <form
      className={classes.words}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isMissing) onGo(reason);
      }}
    >
      <p className={classes.todo}>{hint}</p>
      {children}
      <TextInput
        label={t('district.desks.shutOut.reason')}
        value={reason}
        autoFocus
        error={tried && isMissing ? t('district.desks.form.missing') : null}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {error ? <ErrorNote error={error} /> : null}
      <Action wide submit label={go} busy={busy} />
      <Action kind="quiet" wide label={t('district.desks.form.back')} onAct={onBack} />
    </form>
  );
}
