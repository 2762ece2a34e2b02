import { z } from 'zod';
import { ok, type Result, refuse } from '../result.ts';
import { dayNumber, isCivilDate, minutesOf, weekdayOfDay } from './civil.ts';

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const CivilDate = z.string().refine(isCivilDate);
const ClockTime = z.string().refine((text) => minutesOf(text) !== undefined);
const Year = z.int().min(1900).max(2199);

const Session = z
  .object({ from: ClockTime, to: ClockTime })
  .refine((session) => session.from < session.to)
  .readonly();

/** Morning and afternoon session of a working day, local time 'HH:MM'. */
export const Sessions = z
  .object({ morning: Session, afternoon: Session })
  .refine((sessions) => sessions.morning.to <= sessions.afternoon.from)
  .readonly();
export type Sessions = z.infer<typeof Sessions>;

/** R4: the sessions of an office that has set none of its own. */
export const defaultSessions: Sessions = {
  morning: { from: '07:30', to: '11:30' },
  afternoon: { from: '13:30', to: '17:00' },
};

/**
 * One day that differs from its weekday. `half` names the half that is worked: it is required for a `halfDay`
 * and may narrow a `swapWork`. `check` and `seen` rest on a notice, `computed` on no notice yet.
 */
export const CalendarDay = z
  .object({
    date: CivilDate,
    kind: z.enum(['holiday', 'compensatoryOff', 'swapOff', 'localOff', 'halfDay', 'swapWork']),
    name: z.string().min(1),
    status: z.enum(['official', 'seen', 'check', 'computed']),
    source: z.string(),
    weekday: z.enum(weekdayNames).optional(),
    half: z.enum(['morning', 'afternoon']).optional(),
  })
  .refine((day) => day.kind !== 'halfDay' || day.half !== undefined, { path: ['half'] })
  .refine((day) => day.weekday === undefined || weekdayNames[weekdayOfDay(dayNumber(day.date)) - 1] === day.weekday, {
    path: ['weekday'],
    when: (payload) => payload.issues.length === 0,
  })
  .readonly();
export type CalendarDay = z.infer<typeof CalendarDay>;

/**
 * The working calendar of one commune: its special days, its sessions (with periods of other hours, the last that
 * holds wins), the years it covers (left out: the years of its days) and those without an official notice (left out:
 * years with a computed day).
 */
export const CalendarData = z
  .object({
    version: z.string().min(1),
    days: z.array(CalendarDay).readonly(),
    sessions: Sessions.default(defaultSessions),
    sessionPeriods: z
      .array(z.object({ from: CivilDate, to: CivilDate, sessions: Sessions }).readonly())
      .readonly()
      .optional(),
    flags: z.object({ afterCutoffStartsNextDay: z.boolean() }).readonly().optional(),
    commune: z.string().min(1).optional(),
    years: z.array(Year).readonly().optional(),
    yearsUnofficial: z.array(Year).readonly().optional(),
  })
  .refine((data) => data.days.every((day) => Year.safeParse(Number(day.date.slice(0, 4))).success), {
    path: ['days'],
    when: (payload) => payload.issues.length === 0,
  })
  .readonly();
export type CalendarData = z.infer<typeof CalendarData>;

/** Reads calendar data at an edge (file, down-package). Refuses: calendar.data-invalid with the path of the entry. */
export function parseCalendarData(input: unknown): Result<CalendarData> {
  const parsed = CalendarData.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return refuse('calendar.data-invalid', { path: parsed.error.issues[0]?.path.map(String).join('.') || 'calendar' });
}
