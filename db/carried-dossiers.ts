import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId } from '../shared/dossier/ids.ts';
import type { KnowsCatalogue } from '../shared/dossier/withheld.ts';
import { beginCarrying, type Carried, carryOn, type StoredDossier } from './carried-dossier.ts';
import type { DossierProjection, StoredRow } from './dossier-projection.ts';
import type { EventTable } from './event-table.ts';
import type { Sql } from './sql.ts';
import { atOnce, type Steps } from './steps.ts';

/** Dossiers that a transaction has touched and whose rows are not written yet. */
export interface CarriedDossiers {
  /** The next event of its ledger, before it is written there. */
  carry(commune: string, event: LedgerEvent): void;
  /** Writes the rows of those that were not touched since `turn`; of all when it is left out. */
  settle(turn?: number): void;
  settleInSteps(turn?: number): Steps;
  /** Forgets what a transaction that was rolled back had touched. */
  forget(): void;
  /** A mark of now for `settle`. */
  nextTurn(): number;
}

/** So many rows are written in one step. */
const stepDossiers = 500;

interface StoredHere extends StoredDossier, StoredRow {}

interface Touched {
  readonly carried: Carried<StoredHere>;
  turn: number;
}

export function createCarriedDossiers(
  sql: Sql,
  table: EventTable,
  projection: DossierProjection,
  knows: KnowsCatalogue,
): CarriedDossiers {
  const touched = new Map<string, Map<DossierId, Touched>>();
  const find = sql<StoredHere>(
    'SELECT row, search_text, code, plain, newest, state FROM dossier WHERE commune = ? AND id = ?',
  );
  let turn = 0;

  function begin(commune: string, id: DossierId, event: LedgerEvent): Touched {
    const isNew = !table.hasDossier(commune, id);
    const stored = isNew ? null : (find.get(commune, id) ?? null);
    return { carried: beginCarrying(commune, id, event, { isNew, stored }), turn };
  }

  function write({ commune, id, ledger, isNew, stored, before, state, seq, whole }: Carried<StoredHere>): void {
    if (whole || state === null) projection.project(commune, id, table.ofDossier(commune, id), isNew);
    else projection.put({ commune, id, ledger, seq, stored, before, state });
  }

  function* settleInSteps(since = Number.POSITIVE_INFINITY): Steps {
    for (const ofCommune of touched.values()) {
      const done = [...ofCommune.values()].filter((dossier) => dossier.turn < since);
      // By row, so that the search index grows at its end.
      done.sort((a, b) => a.carried.place - b.carried.place);
      for (const [i, { carried }] of done.entries()) {
        if (i > 0 && i % stepDossiers === 0) yield;
        write(carried);
        ofCommune.delete(carried.id);
      }
    }
  }

  return {
    carry(commune, event) {
      const id = event.header.dossier;
      if (id === null) return;
      let ofCommune = touched.get(commune);
      if (ofCommune === undefined) {
        ofCommune = new Map();
        touched.set(commune, ofCommune);
      }
      let dossier = ofCommune.get(id);
      if (dossier === undefined) {
        dossier = begin(commune, id, event);
        ofCommune.set(id, dossier);
      }
      dossier.turn = turn;
      carryOn(dossier.carried, event, knows);
    },
    settle: (since) => atOnce(settleInSteps(since)),
    settleInSteps,
    forget: () => touched.clear(),
    nextTurn() {
      turn += 1;
      return turn;
    },
  };
}
