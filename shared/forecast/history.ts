import type { Step } from './path.ts';

/** What a dossier is compared by. */
interface Kind {
  readonly commune: string;
  readonly procedure: string;
  readonly field: string;
  readonly step: Step;
  /** What the law gives from receipt to date; above 0. */
  readonly grantedHours: number;
}

/** How long the rest of the way took from the entry into a step to the result, working hours without pauses. */
export interface Sample extends Kind {
  readonly hours: number;
}

/** Where a dossier stands now, working hours. */
export interface Standing extends Kind {
  /** Since it entered the step. */
  readonly spentHours: number;
  /** Until its date; not negative: what is late needs no forecast. */
  readonly leftHours: number;
}

/**
 * From wide to narrow: the step at all, in the field, of the procedure, of the procedure in this commune. Procedures
 * have limits of their own, so the wide ones count in shares of what is granted, the narrow ones in hours.
 */
export const bases = ['all', 'field', 'procedure', 'commune'] as const;
export type Basis = (typeof bases)[number];

/** Hours or shares in rising order, by what they are of. */
export type History = Readonly<Record<Basis, ReadonlyMap<string, readonly number[]>>>;

export interface Forecast {
  /** That the result comes after the date, 0 to 1. */
  readonly chance: number;
  /** The narrowest history that says enough by itself; wider ones lend it weight. */
  readonly basis: Basis;
  /** Of that history: dossiers that stayed as long as this one has, and how many of them would have missed its date. */
  readonly alike: number;
  readonly late: number;
  /** Half of those needed no more than this from here on, working hours. */
  readonly typicalHours: number;
}

/** Fewer dossiers than this say nothing by themselves. */
const enough = 8;
/** A wider history counts like so many dossiers of the narrower one: a handful of odd cases moves no forecast. */
const borrowed = 5;

export function buildHistory(samples: Iterable<Sample>): History {
  const none = () => new Map<string, number[]>();
  const history = { all: none(), field: none(), procedure: none(), commune: none() };
  for (const sample of samples)
    for (const basis of bases) add(history[basis], keyOf(basis, sample), sample.hours / unitOf(basis, sample));
  for (const basis of bases) for (const hours of history[basis].values()) hours.sort((a, b) => a - b);
  return history;
}

/**
 * The chance that a dossier will be late: of those that stayed in its step at least as long as it has, the share whose
 * rest of the way would not have fitted before its date. The commune's own history of the procedure is drawn towards
 * that of the procedure everywhere, this towards the field's, and that towards the whole district's, the more so the
 * fewer dossiers it has. Null where too little is known: no guess.
 */
export function forecastOf(history: History, standing: Standing): Forecast | null {
  let forecast: Forecast | null = null;
  for (const basis of bases) {
    const known = history[basis].get(keyOf(basis, standing)) ?? [];
    const { alike, late, typicalHours } = outlasting(known, standing, unitOf(basis, standing));
    if (forecast === null) {
      if (alike >= enough) forecast = { chance: late / alike, basis, alike, late, typicalHours };
      continue;
    }
    const chance: number = (late + borrowed * forecast.chance) / (alike + borrowed);
    forecast = alike >= enough ? { chance, basis, alike, late, typicalHours } : { ...forecast, chance };
  }
  return forecast;
}

function outlasting(
  values: readonly number[],
  { spentHours, leftHours }: Standing,
  unit: number,
): Omit<Forecast, 'chance' | 'basis'> {
  const [spent, limit] = [spentHours / unit, (spentHours + leftHours) / unit];
  const first = countBelow(values, (value) => value < spent);
  const alike = values.length - first;
  const late = values.length - countBelow(values, (value) => value <= limit);
  const middle = values[first + Math.ceil(alike / 2) - 1] ?? spent;
  return { alike, late, typicalHours: (middle - spent) * unit };
}

function unitOf(basis: Basis, { grantedHours }: Kind): number {
  return basis === 'all' || basis === 'field' ? grantedHours : 1;
}

/** How many at the beginning of a rising list fulfil a condition that stops holding once. */
function countBelow(values: readonly number[], isBelow: (value: number) => boolean): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBelow(values[middle] ?? Number.POSITIVE_INFINITY)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function keyOf(basis: Basis, { commune, procedure, field, step }: Kind): string {
  switch (basis) {
    case 'all':
      return step;
    case 'field':
      return `${step} ${field}`;
    case 'procedure':
      return `${step} ${procedure}`;
    case 'commune':
      return `${step} ${commune} ${procedure}`;
  }
}

function add(lists: Map<string, number[]>, key: string, hours: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [hours]);
  else list.push(hours);
}
