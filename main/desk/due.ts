import { resumedDue } from '../../shared/calendar/due.ts';
import type { DossierState } from '../../shared/dossier/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Rules } from '../ledger/rules.ts';

/**
 * The due date after the clock ran again at `resumedAt` (R6), by the calendar and the procedure that the dossier was
 * received under. Refuses: dossier.not-received, calendar.*, procedure.unknown.
 */
export function dueAfterPause(rules: Rules, state: DossierState, resumedAt: number): Result<number> {
  return dueBy(rules, state, state.calendarVersion, resumedAt);
}

/** The due date of a dossier by one calendar version; `resumedAt` closes a pause that is still open. */
export function dueBy(
  rules: Rules,
  state: DossierState,
  calendarVersion: string,
  resumedAt: number | undefined,
): Result<number> {
  if (state.receivedAt === null || state.limit === null) return refuse('dossier.not-received');
  const calendar = rules.calendar(calendarVersion);
  if (!calendar.ok) return calendar;
  const procedure = rules.procedure(state.procedureCode, state.catalogueVersion);
  if (!procedure.ok) return procedure;
  const due = resumedDue(calendar.value, state.limit, {
    receivedAt: state.receivedAt,
    pauses: state.pauses,
    resumedAt,
    policy: procedure.value.supplementPolicy ?? 'resume',
  });
  return due.ok ? ok(due.value.dueAt) : due;
}
