import { useEffect, useState } from 'react';
import { useClock } from './SessionProvider.tsx';

const minuteMs = 60_000;

/** The running minute of the desk's clock (whole minutes since 1970): changes when a shown time does. */
export function useMinute(): number {
  const clock = useClock();
  const [minute, setMinute] = useState(() => Math.floor(clock.now() / minuteMs));
  useEffect(() => {
    const timer = setInterval(() => setMinute(Math.floor(clock.now() / minuteMs)), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return minute;
}
