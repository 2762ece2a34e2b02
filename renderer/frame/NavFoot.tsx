import { useTranslation } from 'react-i18next';
import { useCall } from '../client/use-call.ts';
import { useFormat } from '../format/use-format.ts';
import { useClock, useSession } from '../session/SessionProvider.tsx';
import { useMinute } from '../session/use-minute.ts';
import classes from './NavFoot.module.css';

const noon = '12:00';

/** Weekday, date and the session of the day, as the desk's clock and calendar say. */
export function NavFoot() {
  const { t } = useTranslation();
  const format = useFormat();
  const clock = useClock();
  const { hello } = useSession();
  useMinute();
  const status = useCall('desk.status', hello.mode === 'desk' ? {} : null);
  const desk = status.data ?? hello.desk;
  const session = desk?.session ?? '';
  const now = new Date(clock.now()).toISOString();
  return (
    <div className={classes.foot}>
      {desk?.calendarWarning ? (
        <p className={classes.warning}>{t('frame.calendar.warning', { text: desk.calendarWarning })}</p>
      ) : null}
      <p className={classes.day}>
        {`${format.weekday(now)}, ${format.date(now)}`}
        <br />
        {session === ''
          ? null
          : session < noon
            ? t('frame.foot.morning', { session })
            : t('frame.foot.afternoon', { session })}
      </p>
    </div>
  );
}
