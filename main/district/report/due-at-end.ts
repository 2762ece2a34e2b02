import { resumedDue } from '../../../shared/calendar/due.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import type { ViewRules } from '../../views/host.ts';

type DueFacts = Pick<
  DossierState,
  'dueAt' | 'receivedAt' | 'limit' | 'pauses' | 'calendarVersion' | 'procedureCode' | 'catalogueVersion'
>;

/**
 * The statutory date as it stood at a period's end, ms UTC. A supplement that was asked for later has moved the date
 * since, and must not excuse what was overdue by then: the date is counted anew without it, by the dossier's own rules.
 * Where those are not here, the date of today.
 */
export async function dueAtEnd(
  rules: Pick<ViewRules, 'calendar' | 'procedure'>,
  state: DueFacts,
  endMs: number,
): Promise<number | null> {
  const { dueAt, receivedAt, limit, pauses } = state;
  const before = pauses.filter(({ pausedAt }) => pausedAt < endMs);
  if (before.length === pauses.length || receivedAt === null || limit === null) return dueAt;
  const calendar = await rules.calendar(state.calendarVersion);
  const procedure = await rules.procedure(state.procedureCode, state.catalogueVersion);
  if (!calendar.ok || !procedure.ok) return dueAt;
  const policy = procedure.value.supplementPolicy ?? 'resume';
  const then = resumedDue(calendar.value, limit, { receivedAt, pauses: before, policy });
  return then.ok ? then.value.dueAt : dueAt;
}
