import type { LedgerRecord } from '../../db/store.ts';
import type { LedgerHead } from '../../shared/batch/acknowledgement.ts';
import type { HoldBelief } from '../../shared/batch/plan.ts';
import type { Desk } from '../desk/desk.ts';

export interface OwnStanding {
  readonly record: LedgerRecord;
  /** What the district is believed to hold of it; 0 when nothing. */
  readonly heldSeq: number;
}

/** This desk's ledgers, oldest first, each with what the district holds of it by its freshest valid word. */
export function ownLedgers(desk: Desk): readonly OwnStanding[] {
  const belief = readBelief(desk);
  return desk.store.read
    .listLedgers()
    .filter(({ id }) => desk.keyring.has(id))
    .sort((a, b) => a.generation - b.generation || a.openedAt - b.openedAt)
    .map((record) => ({ record, heldSeq: belief.holds[record.id]?.seq ?? 0 }));
}

/** What this desk holds of the district's and of sibling desks' ledgers. */
export function heldOfOthers(desk: Desk): readonly LedgerHead[] {
  return desk.store.read
    .listLedgers()
    .filter(({ id, lastSeq }) => lastSeq > 0 && !desk.keyring.has(id))
    .map(({ id, lastSeq, lastHash }) => ({ ledger: id, seq: lastSeq, hash: lastHash }));
}

export function readBelief(desk: Pick<Desk, 'store'>): HoldBelief {
  return desk.store.read.holdBelief();
}

/** Events of own ledgers that the district is not known to hold. */
export function unsentEvents(desk: Desk): number {
  return ownLedgers(desk).reduce((sum, { record, heldSeq }) => sum + Math.max(0, record.lastSeq - heldSeq), 0);
}
