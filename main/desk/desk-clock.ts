import { civilDate } from '../../shared/calendar/civil.ts';

const dayMs = 86_400_000;
/** design.md: a clock more than 3 days past the last entry is asked about. */
const aheadMs = 3 * dayMs;

export type ClockWarning = 'behind' | 'ahead' | null;

/**
 * What looks wrong about a wall clock. `lastAt` is the time of the newest entry of the own ledger, `confirmedDate`
 * the civil date on which somebody last confirmed this very reading; asked once a day, not once a dossier.
 */
export function clockWarning(now: number, lastAt: number | null, confirmedDate: string | null): ClockWarning {
  if (lastAt === null || confirmedDate === civilDate(now)) return null;
  if (now < lastAt) return 'behind';
  return now > lastAt + aheadMs ? 'ahead' : null;
}

/** How far the said date lies from the wall clock's, in whole days as milliseconds. */
export function confirmedOffset(today: string, wall: number): number {
  return Date.parse(`${today}T00:00:00Z`) - Date.parse(`${civilDate(wall)}T00:00:00Z`);
}
