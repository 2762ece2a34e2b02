import type { TFunction } from 'i18next';
import type { Weekday } from '../../shared/calendar/civil.ts';

/** The words that a formatter needs. */
export interface Say {
  weekday(day: Weekday): string;
  weekdayShort(day: Weekday): string;
  today(): string;
  yesterday(): string;
  tomorrow(): string;
  timeAndDay(time: string, day: string): string;
}

const weekdayKeys = {
  1: 'format.weekday.mon',
  2: 'format.weekday.tue',
  3: 'format.weekday.wed',
  4: 'format.weekday.thu',
  5: 'format.weekday.fri',
  6: 'format.weekday.sat',
  7: 'format.weekday.sun',
} as const;
const shortKeys = {
  1: 'format.weekdayShort.mon',
  2: 'format.weekdayShort.tue',
  3: 'format.weekdayShort.wed',
  4: 'format.weekdayShort.thu',
  5: 'format.weekdayShort.fri',
  6: 'format.weekdayShort.sat',
  7: 'format.weekdayShort.sun',
} as const;

export function createSay(t: TFunction): Say {
  return {
    weekday: (day) => t(weekdayKeys[day]),
    weekdayShort: (day) => t(shortKeys[day]),
    today: () => t('format.today'),
    yesterday: () => t('format.yesterday'),
    tomorrow: () => t('format.tomorrow'),
    timeAndDay: (time, day) => t('format.timeAndDay', { time, day }),
  };
}
