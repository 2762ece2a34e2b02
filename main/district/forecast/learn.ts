import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Calendar } from '../../../shared/calendar/calendar.ts';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import { buildHistory, type History, type Sample } from '../../../shared/forecast/history.ts';
import { runningMs, type StepEntry, stepsOf } from '../../../shared/forecast/path.ts';
import { fieldsByProcedure, unknownField } from '../../views/figure-scope.ts';
import type { District } from '../district.ts';

export const hourMs = 3_600_000;
/** Dossiers that are read at once: others get their turn in between. */
export const atOnce = 500;
/** Learned from: of so many newest results of the whole district, so many of each procedure in each commune. */
const among = 100_000;
const ofEach = 100;

type Learning = Pick<District, 'store' | 'rules' | 'ending'>;
export type Fields = (procedure: string) => string;

export interface Learned {
  /** ms UTC */
  readonly at: number;
  readonly results: number;
  readonly history: History;
}

/** Fields by procedure of the catalogue in force, as figures count them. */
export async function fieldsOf({ rules }: Pick<District, 'rules'>): Promise<Fields> {
  const fields = await fieldsByProcedure(rules);
  return (procedure) => fields.get(procedure) ?? unknownField;
}

/** How long each step took of late: what forecasts are made of. */
export async function learn(
  { store: { read }, ending }: Learning,
  calendar: Calendar,
  fieldOf: Fields,
  at: number,
): Promise<Learned> {
  const places = await read.newestResults(at + 1, among, ofEach);
  const samples: Sample[] = [];
  for (let from = 0; from < places.length && !ending.aborted; from += atOnce) {
    const page = await read.statesOf(places.slice(from, from + atOnce));
    const entries = await entriesOf(read, page);
    for (const { commune, id, state } of page)
      samples.push(...samplesOf(calendar, commune, state, entries.get(id) ?? [], fieldOf));
    await nextTurn();
  }
  return { at, results: places.length, history: buildHistory(samples) };
}

function samplesOf(
  calendar: Calendar,
  commune: string,
  { receivedAt, resolvedAt, dueAt, pauses, procedureCode }: DossierState,
  entries: readonly StepEntry[],
  fieldOf: Fields,
): readonly Sample[] {
  if (receivedAt === null || resolvedAt === null) return [];
  const grantedHours = dueAt === null ? 0 : runningMs(calendar, receivedAt, dueAt, pauses) / hourMs;
  if (grantedHours <= 0) return [];
  return stepsOf(receivedAt, entries)
    .filter(({ enteredAt }) => enteredAt <= resolvedAt)
    .map(({ step, enteredAt }) => ({
      commune,
      procedure: procedureCode,
      field: fieldOf(procedureCode),
      step,
      grantedHours,
      hours: runningMs(calendar, enteredAt, resolvedAt, pauses) / hourMs,
    }));
}

/** Hand-overs by dossier, as steps that they led into. */
export async function entriesOf(
  read: Pick<District['store']['read'], 'handOversOf'>,
  dossiers: readonly { readonly commune: string; readonly id: DossierId }[],
): Promise<ReadonlyMap<DossierId, readonly StepEntry[]>> {
  const handOvers = await read.handOversOf(dossiers);
  return new Map(
    [...Map.groupBy(handOvers, ({ dossier }) => dossier)].map(([dossier, of]) => [
      dossier,
      of.map(({ at, holder }) => ({ step: holder === 'district' ? 'district' : 'unit', enteredAt: at })),
    ]),
  );
}
