import { addDays, civilDate, isCivilDate, weekday } from '../../shared/calendar/civil.ts';
import { formatDate, formatTime, groupPersonalId } from '../../shared/text/format.ts';
import { formatVnd } from '../../shared/text/money.ts';
import { codeTail } from './code-tail.ts';
import type { Say } from './say.ts';

/** An instant as ISO 8601 text, as the contract gives it, or a civil date 'YYYY-MM-DD'. */
export type Moment = string;

/** Dates, times, money and names as every screen shows them, in +07:00 and the chosen language. */
export interface Formatter {
  /** `01/12/2026` */
  date(moment: Moment): string;
  /** `09:24` */
  time(instant: Moment): string;
  /** `Thứ Sáu` */
  weekday(moment: Moment): string;
  /** `T6` */
  weekdayShort(moment: Moment): string;
  /** `Thứ Sáu 04/12/2026` */
  day(moment: Moment): string;
  /** `Thứ Sáu 04/12/2026, 17:00` */
  due(instant: Moment): string;
  /** `hôm nay`, `hôm qua`, `ngày mai` where it is true, else `04/12` of this year, else `04/12/2025`. */
  nearDay(moment: Moment): string;
  /** `09:24 hôm nay`, `16:40 hôm qua`, `08:12 28/11` */
  near(instant: Moment): string;
  /** `1.500.000 đ`, whole đồng */
  money(amountVnd: number): string;
  /** `008 190 004 218` */
  personalId(personalId: string): string;
  /** `…261201-2007`: what the eye looks for, in whole parts, so that it finds the dossier when it is typed. */
  codeTail(code: string): string;
  /** `LM` of `Lò Thị Mai` */
  initials(name: string): string;
}

/** `today` is the civil date that the desk takes for today. */
export function createFormatter({ say, today }: { readonly say: Say; readonly today: () => string }): Formatter {
  const civil = (moment: Moment): string => (isCivilDate(moment) ? moment : civilDate(Date.parse(moment)));
  const date = (moment: Moment): string => formatDate(civil(moment));
  const time = (instant: Moment): string => formatTime(Date.parse(instant));
  const nearDay = (moment: Moment): string => {
    const day = civil(moment);
    const now = today();
    if (day === now) return say.today();
    if (day === addDays(now, -1)) return say.yesterday();
    if (day === addDays(now, 1)) return say.tomorrow();
    return day.slice(0, 4) === now.slice(0, 4) ? date(day).slice(0, 5) : date(day);
  };
  const day = (moment: Moment): string => `${say.weekday(weekday(civil(moment)))} ${date(moment)}`;
  return {
    date,
    time,
    weekday: (moment) => say.weekday(weekday(civil(moment))),
    weekdayShort: (moment) => say.weekdayShort(weekday(civil(moment))),
    day,
    due: (instant) => `${day(instant)}, ${time(instant)}`,
    nearDay,
    near: (instant) => say.timeAndDay(time(instant), nearDay(instant)),
    money: formatVnd,
    personalId: groupPersonalId,
    codeTail,
    initials,
  };
}

/** First letters of the first and the last word of a name. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.charAt(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : '';
  return `${first}${last}`.toLocaleUpperCase('vi');
}
