import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import classes from './ClockNote.module.css';

/** The day was put off: the way back to the question, since nothing can be received before it is answered. */
export function ClockNote({ onAsk }: { readonly onAsk: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.note} role="status">
      <IconClockExclamation className={classes.icon} aria-hidden="true" />
      <span className={classes.words}>{t('frame.clock.open')}</span>
      <Action kind="quiet" label={t('frame.clock.ask')} onAct={onAsk} />
    </div>
  );
}
