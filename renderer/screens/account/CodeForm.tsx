import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renderSVG } from 'uqr';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './account.module.css';

interface CodeFormProps {
  readonly offered: CallOutput<'account.offerTotp'>;
  readonly command: { readonly busy: boolean; readonly error: WireError | null };
  readonly onCode: (code: string) => Promise<void>;
  readonly onBack: () => void;
}

/** The secret as a QR code and as letters, and the first code that it makes. */
export function CodeForm({ offered, command, onCode, onBack }: CodeFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const image = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(offered.uri))}`, [offered.uri]);
  const refused = command.error?.fields?.code?.message ?? null;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') void onCode(code);
      }}
    >
      <p className={classes.hint}>{t('account.totp.scan')}</p>
      <div className={classes.secret}>
        <img className={classes.qr} src={image} alt={t('account.totp.qr')} />
        <div>
          <p className={classes.hint}>{t('account.totp.typed')}</p>
          <output className={classes.letters}>{offered.secret.replace(/(.{4})(?=.)/g, '$1 ')}</output>
        </div>
      </div>
      <TextInput
        label={t('account.totp.code')}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        autoFocus
        error={refused}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      {command.error && !refused ? <ErrorNote error={command.error} /> : null}
      <div className={classes.row}>
        <Action kind="go" submit label={t('account.totp.confirm')} busy={command.busy} disabled={code.trim() === ''} />
        <Action kind="quiet" label={t('account.totp.back')} onAct={onBack} />
      </div>
    </form>
  );
}
