import type { LedgerEvent } from '../shared/dossier/event.ts';
import { applyEvent } from '../shared/dossier/fold.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import type { DossierState } from '../shared/dossier/state.ts';
import type { KnowsCatalogue } from '../shared/dossier/withheld.ts';
import { rowOf } from './dossier-row.ts';
import { jsonToState } from './state-json.ts';

/**
 * A dossier that a transaction has touched and whose row is not written yet. A dossier whose events are all of one
 * ledger and all took effect is carried on from its state, event by event: there is nothing that the order could
 * change, so this is the whole fold's last step. Every other dossier is folded anew from all its events.
 */
export interface Carried<Stored extends StoredDossier> {
  readonly commune: string;
  readonly id: DossierId;
  readonly place: number;
  readonly ledger: LedgerId;
  /** Nothing of it was projected before. */
  readonly isNew: boolean;
  readonly stored: Stored | null;
  /** Its state before this transaction; null where it is not carried on from that. */
  readonly before: DossierState | null;
  state: DossierState | null;
  seq: number;
  /** Fold it anew from all its events. */
  whole: boolean;
}

/** What its row says of a dossier before this transaction. */
export interface StoredDossier {
  /** 1: every event is of one ledger and took effect. */
  readonly plain: number;
  readonly newest: string;
  readonly state: string;
}

/** Before its first event in this transaction. */
export function beginCarrying<Stored extends StoredDossier>(
  commune: string,
  id: DossierId,
  { header: { ledger, seq } }: LedgerEvent,
  { isNew, stored }: Pick<Carried<Stored>, 'isNew' | 'stored'>,
): Carried<Stored> {
  const isPlain = stored?.plain === 1 && stored.newest.startsWith(`{"${ledger}"`);
  const before = isPlain ? jsonToState(stored.state) : null;
  return {
    commune,
    id,
    place: rowOf(id),
    ledger,
    isNew,
    stored,
    before,
    state: before,
    seq,
    whole: !isPlain && !isNew,
  };
}

export function carryOn(carried: Carried<StoredDossier>, event: LedgerEvent, knows: KnowsCatalogue): void {
  if (carried.whole) return;
  const { ledger, after, seq } = event.header;
  if (ledger !== carried.ledger || after.length > 0) {
    carried.whole = true;
    return;
  }
  const { state, effect } = applyEvent(carried.state, event, knows);
  if (effect.kind !== 'applied' || state === null) carried.whole = true;
  carried.state = state;
  carried.seq = seq;
}
