import { useFormat } from '../format/use-format.ts';
import { useClock, useSession } from '../session/SessionProvider.tsx';
import { useMinute } from '../session/use-minute.ts';
import classes from './NavFoot.module.css';

/** Weekday, date and the session of the day, as the desk's clock and calendar say. */
export function NavFoot() {
  const format = useFormat();
  const clock = useClock();
  useMinute();
  const { hello } = useSession();
  const now = new Date(clock.now()).toISOString();
  return (
    <p className={classes.foot}>
      {`${format.weekday(now)}, ${format.date(now)}`}
      {hello.desk?.session ? (
        <>
          <br />
          {hello.desk.session}
        </>
      ) : null}
    </p>
  );
}
