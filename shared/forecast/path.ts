import type { Calendar } from '../calendar/calendar.ts';
import { workingMs } from '../calendar/working-time.ts';

/** Where a dossier lies while its clock runs: at the desk, with a handling unit, or with the tier above. */
export const steps = ['desk', 'unit', 'district'] as const;
export type Step = (typeof steps)[number];

export interface StepEntry {
  readonly step: Step;
  /** ms UTC */
  readonly enteredAt: number;
}

/** Stops of the clock, of shared/dossier/state.ts. */
export type Pauses = readonly { readonly pausedAt: number; readonly resumedAt: number | null }[];

/** The steps of a dossier in their order: taken in, then every hand-over after it. Two in a row at one place are two. */
export function stepsOf(receivedAt: number, handOvers: readonly StepEntry[]): readonly StepEntry[] {
  const later = handOvers
    .filter(({ enteredAt }) => enteredAt >= receivedAt)
    .toSorted((a, b) => a.enteredAt - b.enteredAt);
  return [{ step: 'desk', enteredAt: receivedAt }, ...later];
}

/** Working time between two instants while the clock ran, ms: what a pause covers counts for nothing. */
export function runningMs(
  calendar: Pick<Calendar, 'sessions' | 'nthWorkingDayAfter'>,
  fromMs: number,
  toMs: number,
  pauses: Pauses,
): number {
  const paused = pauses.reduce(
    (sum, { pausedAt, resumedAt }) =>
      sum + workingMs(calendar, Math.max(pausedAt, fromMs), Math.min(resumedAt ?? toMs, toMs)),
    0,
  );
  return Math.max(0, workingMs(calendar, fromMs, toMs) - paused);
}
