import type { DossierQuery } from '../../db/store.ts';
import { civilDay, dateOfDay, dayInstant } from '../../shared/calendar/civil.ts';
import type { ViewRules } from './host.ts';

/** What a dossier is counted under whose procedure no catalogue here names. */
export const unknownField = 'Chưa rõ lĩnh vực';

/** Fields by procedure code, of the catalogue in force: one answer for a figure and for the list behind it. */
export async function fieldsByProcedure(rules: Pick<ViewRules, 'catalogue'>): Promise<ReadonlyMap<string, string>> {
  const inForce = await rules.catalogue();
  return new Map(inForce.ok ? inForce.value.catalogue.procedures.map(({ code, field }) => [code, field]) : []);
}

/** The procedures of a field; of the unknown one everything that the catalogue does not name. */
export async function proceduresOfField(
  rules: Pick<ViewRules, 'catalogue'>,
  field: string,
): Promise<NonNullable<DossierQuery['procedures']>> {
  const fields = await fieldsByProcedure(rules);
  if (field === unknownField) return { codes: [...fields.keys()], others: true };
  return { codes: [...fields].flatMap(([code, of]) => (of === field ? [code] : [])), others: false };
}

/** The next working day after now, and its end, ms UTC; the next day where the calendar says nothing. */
export async function nextDay(
  rules: Pick<ViewRules, 'calendar'>,
  nowMs: number,
): Promise<{ readonly on: string; readonly endMs: number }> {
  const today = civilDay(nowMs);
  const calendar = await rules.calendar();
  const day = (calendar.ok ? calendar.value.nthWorkingDayAfter(today, 1) : undefined) ?? today + 1;
  return { on: dateOfDay(day), endMs: dayInstant(day + 1, 0) };
}
