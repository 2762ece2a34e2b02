import { describe, expect, it } from 'vitest';
import { dueAtEnd } from '../../../main/district/report/due-at-end.ts';
import { instant } from '../../../shared/calendar/civil.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { newPlace } from '../district/place.ts';

const at = (date: string): number => instant(date, 9 * 60);

/** Five working days from Monday 7 September 2026: Monday the 14th. */
async function overdueDossier(database: NewStore) {
  const { district } = await newPlace(database);
  const { facts, rules } = district;
  const state = {
    receivedAt: at('2026-09-07'),
    limit: { unit: 'workingDay', value: 5 },
    procedureCode: '1.001653',
    catalogueVersion: facts.catalogue.version,
    calendarVersion: facts.calendar.version,
    dueAt: instant('2026-09-30', 17 * 60),
    pauses: [{ pausedAt: at('2026-09-18'), resumedAt: at('2026-09-30') }],
  } as const;
  return { rules, state };
}

describe.each(stores)('the date that stood at a period’s end, on $store', ({ database }) => {
  it('is counted without a supplement that was asked for later', async () => {
    const { rules, state } = await overdueDossier(database);
    const end = instant('2026-09-15', 0);
    expect(await dueAtEnd(rules, state, end)).toBe(instant('2026-09-14', 17 * 60));
  });

  it('is the date of today when no pause began later, or when the rules are not here', async () => {
    const { rules, state } = await overdueDossier(database);
    expect(await dueAtEnd(rules, state, instant('2026-10-15', 0))).toBe(state.dueAt);
    const unknown = { ...state, calendarVersion: 'never-adopted' };
    expect(await dueAtEnd(rules, unknown, instant('2026-09-15', 0))).toBe(state.dueAt);
  });
});
