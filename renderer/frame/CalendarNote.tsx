import { IconCalendarExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CalendarNote.module.css';

/** The calendar of a year that has no official notice yet: due dates may still move. */
export function CalendarNote({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <p className={classes.note} role="status">
      <IconCalendarExclamation className={classes.icon} aria-hidden="true" />
      {t('frame.calendar.warning', { text })}
    </p>
  );
}
