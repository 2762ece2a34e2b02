import type { LedgerEvent } from '../shared/dossier/event.ts';
import { applyEvent } from '../shared/dossier/fold.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import type { DossierState } from '../shared/dossier/state.ts';
import type { DossierProjection, StoredRow } from './dossier-projection.ts';
import { rowOf } from './dossier-row.ts';
import type { EventTable } from './event-table.ts';
import type { Sql } from './sql.ts';
import { jsonToState } from './state-json.ts';

/**
 * Dossiers that a transaction has touched and whose rows are not written yet. A dossier whose events are all of one
 * ledger and all took effect is carried on from its state, event by event: there is nothing that the order could
 * change, so this is the whole fold's last step. Every other dossier is folded anew from all its events.
 */
export interface CarriedDossiers {
  /** The next event of its ledger, before it is written there. */
  carry(commune: string, event: LedgerEvent): void;
  /** Writes the rows of those that were not touched since `turn`; of all when it is left out. */
  settle(turn?: number): void;
  /** Forgets what a transaction that was rolled back had touched. */
  forget(): void;
  /** A mark of now for `settle`. */
  nextTurn(): number;
}

interface Carried {
  readonly commune: string;
  readonly id: DossierId;
  readonly place: number;
  readonly ledger: LedgerId;
  /** Nothing of it was projected before. */
  readonly isNew: boolean;
  readonly stored: StoredDossier | null;
  state: DossierState | null;
  seq: number;
  /** Fold it anew from all its events. */
  whole: boolean;
  turn: number;
}

/** What its row says of a dossier before this transaction. */
interface StoredDossier extends StoredRow {
  /** 1: every event is of one ledger and took effect. */
  readonly plain: number;
  readonly newest: string;
  readonly state: string;
}

export function createCarriedDossiers(sql: Sql, table: EventTable, projection: DossierProjection): CarriedDossiers {
  const touched = new Map<string, Map<DossierId, Carried>>();
  const find = sql<StoredDossier>(
    'SELECT row, search_text, code, plain, newest, state FROM dossier WHERE commune = ? AND id = ?',
  );
  let turn = 0;

  function begin(commune: string, id: DossierId, { header }: LedgerEvent): Carried {
    const isNew = !table.hasDossier(commune, id);
    const stored = isNew ? null : (find.get(commune, id) ?? null);
    const isPlain = stored?.plain === 1 && stored.newest.startsWith(`{"${header.ledger}"`);
    return {
      commune,
      id,
      place: rowOf(id),
      ledger: header.ledger,
      isNew,
      stored,
      state: isPlain ? jsonToState(stored.state) : null,
      seq: header.seq,
      whole: !isPlain && !isNew,
      turn,
    };
  }

  function step(carried: Carried, event: LedgerEvent): void {
    const { ledger, after, seq } = event.header;
    if (ledger !== carried.ledger || after.length > 0) {
      carried.whole = true;
      return;
    }
    const { state, effect } = applyEvent(carried.state, event);
    if (effect.kind !== 'applied' || state === null) carried.whole = true;
    carried.state = state;
    carried.seq = seq;
  }

  function write({ commune, id, ledger, isNew, stored, state, seq, whole }: Carried): void {
    if (whole || state === null) projection.project(commune, id, table.ofDossier(commune, id), isNew);
    else projection.put({ commune, id, ledger, seq, stored, state });
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
      let carried = ofCommune.get(id);
      if (carried === undefined) {
        carried = begin(commune, id, event);
        ofCommune.set(id, carried);
      }
      carried.turn = turn;
      if (!carried.whole) step(carried, event);
    },
    settle(since = Number.POSITIVE_INFINITY) {
      for (const ofCommune of touched.values()) {
        const done = [...ofCommune.values()].filter((carried) => carried.turn < since);
        // By row, so that the search index grows at its end.
        done.sort((a, b) => a.place - b.place);
        for (const carried of done) {
          write(carried);
          ofCommune.delete(carried.id);
        }
      }
    },
    forget: () => touched.clear(),
    nextTurn() {
      turn += 1;
      return turn;
    },
  };
}
