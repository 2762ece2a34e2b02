import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { civilDate } from '../../shared/calendar/civil.ts';
import { useClock } from '../session/SessionProvider.tsx';
import { createFormatter, type Formatter } from './formatter.ts';
import { createSay } from './say.ts';

/** The formatter in the window's language, by the desk's clock. */
export function useFormat(): Formatter {
  const { t } = useTranslation();
  const clock = useClock();
  return useMemo(() => createFormatter({ say: createSay(t), today: () => civilDate(clock.now()) }), [t, clock]);
}
