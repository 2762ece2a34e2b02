import { civilDay } from '../calendar/civil.ts';

/** One desk's ledger as it is held here. */
export interface HeldLedger {
  readonly commune: string;
  readonly desk: number;
  readonly generation: number;
  /** Wall clock of its newest event here, ms UTC; null while nothing of it has arrived. */
  readonly lastAt: number | null;
}

/** Up to when a commune's figures are complete. */
export interface Completeness {
  readonly commune: string;
  /** Of its desks the one that is furthest behind, ms UTC; null while nothing of one of them is here. */
  readonly upTo: number | null;
  /** Whole days between that and today; null where nothing is here. */
  readonly daysBehind: number | null;
}

/** Every figure says how complete it is: by commune, the newest ledger of each of its desks counts. */
export function completenessOf(ledgers: Iterable<HeldLedger>, nowMs: number): ReadonlyMap<string, Completeness> {
  const newest = new Map<string, HeldLedger>();
  for (const ledger of ledgers) {
    const place = `${ledger.commune} ${ledger.desk}`;
    const known = newest.get(place);
    if (known === undefined || known.generation <= ledger.generation) newest.set(place, ledger);
  }
  const byCommune = Map.groupBy(newest.values(), ({ commune }) => commune);
  return new Map(
    [...byCommune].map(([commune, desks]) => {
      const times = desks.map(({ lastAt }) => lastAt);
      const upTo = times.reduce((least, at) => (least === null || at === null ? null : Math.min(least, at)));
      return [commune, { commune, upTo, daysBehind: upTo === null ? null : daysSince(upTo, nowMs) }];
    }),
  );
}

/** Civil days from an instant to now; 0 also where its clock ran ahead. */
export function daysSince(atMs: number, nowMs: number): number {
  return Math.max(0, civilDay(nowMs) - civilDay(atMs));
}
