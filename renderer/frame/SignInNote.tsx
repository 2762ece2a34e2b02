import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './ClockNote.module.css';

/** The line is down, or the session is over: signing in beside this window brings it back with all that was typed. */
export function SignInNote() {
  const { t } = useTranslation();
  return (
    <div className={classes.note} role="status">
      <IconPlugConnectedX className={classes.icon} aria-hidden="true" />
      <span className={classes.words}>{t('frame.signIn.lost')}</span>
      <a href="/login" target="_blank" rel="noreferrer">
        {t('frame.signIn.open')}
      </a>
    </div>
  );
}
