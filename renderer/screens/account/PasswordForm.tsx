import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortestPassword } from '../../../shared/district/user.ts';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './account.module.css';

const none = { current: '', next: '', again: '' } as const;

/** The present password, and a new one twice. */
export function PasswordForm() {
  const { t } = useTranslation();
  const set = useCommand('account.setPassword');
  const [typed, setTyped] = useState<Readonly<Record<keyof typeof none, string>>>(none);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  const isShort = typed.next.length < shortestPassword;
  const differs = typed.next !== typed.again;
  const refused = set.error?.fields ?? {};
  const field = (name: keyof typeof none) => ({
    value: typed[name],
    visibilityToggleButtonProps: { 'aria-label': t('account.password.show') },
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => {
      setDone(false);
      setTyped({ ...typed, [name]: currentTarget.value });
    },
  });

  const submit = async (): Promise<void> => {
    setTried(true);
    if (typed.current === '' || isShort || differs) return;
    const answer = await set.run({ current: typed.current, next: typed.next });
    if (!answer?.ok) return;
    setTyped(none);
    setTried(false);
    setDone(true);
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordInput
        {...field('current')}
        label={t('account.password.current')}
        autoComplete="current-password"
        error={tried && typed.current === '' ? t('account.password.missing') : (refused.current?.message ?? null)}
      />
      <PasswordInput
        {...field('next')}
        label={t('account.password.next')}
        autoComplete="new-password"
        error={
          tried && isShort ? t('account.password.short', { least: shortestPassword }) : (refused.next?.message ?? null)
        }
      />
      <PasswordInput
        {...field('again')}
        label={t('account.password.again')}
        autoComplete="new-password"
        error={tried && !isShort && differs ? t('account.password.differs') : null}
      />
      {set.error && Object.keys(refused).length === 0 ? <ErrorNote error={set.error} /> : null}
      {done ? (
        <p className={classes.ok} role="status">
          {t('account.password.done')}
        </p>
      ) : null}
      <div>
        <Action submit label={t('account.password.set')} busy={set.busy} />
      </div>
    </form>
  );
}
