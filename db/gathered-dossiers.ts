import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId } from '../shared/dossier/ids.ts';
import type { DossierProjection } from './dossier-projection.ts';
import type { EventTable } from './event-table.ts';
import type { Sql } from './sql.ts';

/** Folds whole dossiers out of ledgers that are read once from beginning to end. */
export interface GatheredDossiers {
  gather(commune: string, event: LedgerEvent): void;
  /** Folds what was too much to keep in hand. */
  finish(): void;
  readonly count: number;
}

/** So many events are kept in hand at most; dossiers that are begun beyond are read by themselves at the end. */
const mostEvents = 20_000;

export function createGatheredDossiers(
  live: Sql,
  table: EventTable,
  projection: DossierProjection,
  mostInHand = mostEvents,
): GatheredDossiers {
  const sizes = live<{ dossier: DossierId; events: number }>(
    'SELECT dossier, count(*) AS events FROM event INDEXED BY event_by_dossier WHERE commune = ? AND dossier IS NOT NULL GROUP BY dossier',
  );
  const expected = new Map<string, Map<DossierId, number>>();
  const inHand = new Map<string, LedgerEvent[]>();
  const later = new Map<string, { readonly commune: string; readonly id: DossierId }>();
  let held = 0;
  let count = 0;

  function sizesOf(commune: string): Map<DossierId, number> {
    let known = expected.get(commune);
    if (known === undefined) {
      known = new Map(sizes.all(commune).map(({ dossier, events }) => [dossier, events]));
      expected.set(commune, known);
      count += known.size;
    }
    return known;
  }

  return {
    gather(commune, event) {
      const id = event.header.dossier;
      if (id === null) return;
      const size = sizesOf(commune).get(id) ?? 0;
      const key = `${commune} ${id}`;
      if (later.has(key)) return;
      const events = inHand.get(key) ?? [];
      events.push(event);
      if (events.length >= size) {
        inHand.delete(key);
        held -= events.length - 1;
        projection.project(commune, id, events, true);
      } else if (events.length > 1 || held < mostInHand) {
        if (events.length === 1) inHand.set(key, events);
        held += 1;
      } else later.set(key, { commune, id });
    },
    finish() {
      // What is still in hand lies in an index that says more than the table holds.
      for (const { commune, id } of later.values()) projection.project(commune, id, table.ofDossier(commune, id), true);
    },
    get count() {
      return count;
    },
  };
}
