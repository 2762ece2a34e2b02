import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../shared/contract/envelope.ts';
import classes from './ErrorNote.module.css';

/** A refusal or a fault in its own sentence, read out when it appears; the code small beside it for whoever helps. */
export function ErrorNote({ error, onRetry }: { readonly error: WireError; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  const own =
    error.code === 'line.lost'
      ? t('ui.error.lineLost')
      : error.code === 'line.answer-unread'
        ? t('ui.error.answerUnread')
        : null;
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangle className={classes.icon} aria-hidden="true" />
      <span className={classes.text}>
        {own ?? error.message} <span className={classes.code}>{error.code}</span>
      </span>
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t('ui.error.retry')}
        </Button>
      ) : null}
    </div>
  );
}
