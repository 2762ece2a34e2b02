import type { format as source } from '../vi/format.ts';
import type { Words } from '../words.ts';

export const format: Words<typeof source> = {
  weekday: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
  weekdayShort: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  timeAndDay: '{{time}} {{day}}',
};
