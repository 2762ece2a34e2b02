import { CopyButton, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import classes from './ClientsScreen.module.css';

interface GivenKeyProps {
  readonly name: string;
  readonly apiKey: string;
  readonly onSeen: () => void;
}

/** The one time that a key is seen. */
export function GivenKey({ name, apiKey, onSeen }: GivenKeyProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.form}>
      <h2 className={beside.lead}>{t('clients.given.title', { name })}</h2>
      <p className={classes.once}>{t('clients.given.once')}</p>
      <TextInput
        label={t('clients.given.key')}
        value={apiKey}
        readOnly
        data-autofocus
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton value={apiKey}>
        {({ copied, copy }) => (
          <Action kind="go" wide label={copied ? t('clients.given.copied') : t('clients.given.copy')} onAct={copy} />
        )}
      </CopyButton>
      <Action wide label={t('clients.given.seen')} onAct={onSeen} />
    </div>
  );
}
