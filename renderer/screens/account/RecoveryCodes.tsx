import { useTranslation } from 'react-i18next';
import { Action } from '../../ui/Action.tsx';
import classes from './account.module.css';

/** Codes for a lost telephone; they are told this once. */
export function RecoveryCodes({ codes, onSeen }: { readonly codes: readonly string[]; readonly onSeen: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.form}>
      <p role="status">{t('account.recovery.title')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className={classes.hint}>{t('account.recovery.hint')}</p>
      <div>
        <Action kind="go" label={t('account.recovery.seen')} onAct={onSeen} />
      </div>
    </div>
  );
}
