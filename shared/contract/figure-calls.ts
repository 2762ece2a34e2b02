import { z } from 'zod';
import { command, query } from './call.ts';
import { CivilDate, Instant } from './values.ts';

const count = z.number().int();
const Ended = { early: count, onTime: count, late: count };
/** Sums over dossiers that had a date and came to a result, ms; shares are counted from them (shared/report/speed.ts). */
const Speed = z.object({ timed: count, savedMs: z.number(), grantedMs: z.number(), usedMs: z.number() });
const EndedSpeed = { ...Ended, speed: Speed };
/** `willBeLate`: not late yet, and more likely than not to be. */
const Open = { open: count, overdue: count, willBeLate: count };
const Days = { from: CivilDate, to: CivilDate };
const commune = z.string().min(1).max(60);

export const figureCalls = {
  /** Reporting periods by their own cut-off days: of each kind the one that runs and a year of those before. */
  'figure.periods': query(
    ['district'],
    z.strictObject({}),
    z.array(
      z.object({
        kind: z.enum(['month', 'quarter', 'half', 'year']),
        number: count,
        year: count,
        from: CivilDate,
        to: CivilDate,
      }),
    ),
  ),
  /** How work stands: what ended in the period, what is under way now, and up to when each commune is complete. */
  'figure.overview': query(
    ['district'],
    z.strictObject({
      from: CivilDate,
      to: CivilDate,
      commune: commune.optional(),
      field: z.string().min(1).max(300).optional(),
      /** Who wrote the result: narrows what ended, and all else to the commune. */
      officer: z.strictObject({ commune, id: z.string().min(1).max(100) }).optional(),
    }),
    z.object({
      ended: z.object(EndedSpeed),
      lastYear: z.object(EndedSpeed),
      /** The days of `lastYear`: the period a year before. */
      before: z.object(Days),
      now: z.object({ ...Open, paused: count, today: count, nextDay: count }),
      /** What `willBeLate` was made of: null before the first forecast. */
      forecast: z
        .object({
          at: Instant,
          /** Results that were learned from; of the dossiers under way and not late, of how many too little is known. */
          results: count,
          asked: count,
          unknown: count,
        })
        .nullable(),
      /** Whoever asks sees dossiers of these fields alone. */
      onlyFields: z.array(z.string()).optional(),
      /** The next working day. */
      nextDayOn: CivilDate,
      /** All communes, whatever the scope. */
      communes: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          ...EndedSpeed,
          lastYear: Speed,
          ...Open,
          completeUpTo: Instant.nullable(),
          /** Whole days; null where nothing has arrived. */
          daysBehind: count.nullable(),
          /** Whole days since a batch or a greeting came; null: never. */
          silentDays: count.nullable(),
        }),
      ),
      fields: z.array(z.object({ field: z.string(), ...EndedSpeed, lastYear: Speed, ...Open })),
      /** Who wrote the result. */
      officers: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          commune: z.string(),
          communeName: z.string(),
          ...EndedSpeed,
          lastYear: Speed,
        }),
      ),
      /** By month of the result, `2026-11`, oldest first, with the same month of the year before. */
      months: z.array(z.object({ month: z.string(), ...Days, before: z.object(Days), ...EndedSpeed, lastYear: Speed })),
      /** A commune is silent that was not heard of for so many days. */
      silentAfterDays: count,
    }),
  ),
  /** After how many days without a word a commune is called silent. */
  'figure.setSilentDays': command(
    ['district'],
    z.strictObject({ days: z.number().int().min(1).max(90) }),
    z.object({ days: count }),
  ),
};
