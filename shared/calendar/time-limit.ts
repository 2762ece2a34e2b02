import { ok, type Result, refuse } from '../result.ts';
import { minutesOf } from './civil.ts';

const units = ['sameDay', 'workingDay', 'calendarDay', 'workingHour', 'calendarMonth'] as const;

export type TimeLimitUnit = (typeof units)[number];

/** A statutory limit. `value` counts `unit`s, at least 1 (a same-day limit does not use it); `cutoff` is 'HH:MM'. */
export interface TimeLimit {
  readonly unit: TimeLimitUnit;
  readonly value: number;
  readonly cutoff?: string | undefined;
  readonly note?: string | undefined;
}

/** The hour after which a dossier is handled from the next working day on. Source: NĐ 61/2018 Đ18, NĐ 23/2015 Đ7. */
export const defaultCutoff = '15:00';

/** A checked limit: `cutoffMinutes` since midnight. Refuses: calendar.limit-invalid. */
export function checkLimit(limit: TimeLimit): Result<{ readonly cutoff: string; readonly cutoffMinutes: number }> {
  const cutoff = limit.cutoff ?? defaultCutoff;
  const cutoffMinutes = minutesOf(cutoff);
  const valueHolds = limit.unit === 'sameDay' || (Number.isSafeInteger(limit.value) && limit.value >= 1);
  if (cutoffMinutes === undefined || !valueHolds || !units.includes(limit.unit))
    return refuse('calendar.limit-invalid');
  return ok({ cutoff, cutoffMinutes });
}
