import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './account.module.css';

interface SecretFormProps {
  readonly label: string;
  readonly command: { readonly busy: boolean; readonly error: WireError | null };
  readonly onProve: (current: string) => Promise<void>;
}

/** A deed that wants the present password first: folded away until it is wanted. */
export function SecretForm({ label, command, onProve }: SecretFormProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const refused = command.error?.fields?.current?.message ?? null;
  if (!open) {
    return (
      <div className={classes.deed}>
        <Action label={label} onAct={() => setOpen(true)} />
      </div>
    );
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (current !== '') void onProve(current);
      }}
    >
      <PasswordInput
        label={t('account.password.current')}
        value={current}
        autoComplete="current-password"
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': t('account.password.show') }}
        error={refused}
        onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
      />
      {command.error && !refused ? <ErrorNote error={command.error} /> : null}
      <div className={classes.row}>
        <Action submit label={label} busy={command.busy} disabled={current === ''} />
        <Action kind="quiet" label={t('account.totp.back')} onAct={() => setOpen(false)} />
      </div>
    </form>
  );
}
