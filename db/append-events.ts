import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { LedgerId } from '../shared/dossier/ids.ts';

/** From so many events on, rows of dossiers that the next run may touch again are put off. */
export const bulkEvents = 1000;
/** So many events are written in one step where a transaction may wait between steps. */
export const stepEvents = 1000;

/** Whose a ledger is that was not admitted. Throws when it does not begin with its opening. */
export function openingCommune([first]: readonly LedgerEvent[]): string {
  const commune = first?.header.type === 'ledger.opened.v1' ? first.body.commune : undefined;
  if (typeof commune !== 'string') throw new Error('a ledger that was not admitted must begin with its opening');
  return commune;
}

/** Throws when these are not the next events of the ledger: that is a defect of the caller. */
export function assertContinues(
  head: { readonly seq: number; readonly hash: string } | null,
  ledger: LedgerId,
  events: readonly LedgerEvent[],
): void {
  let seq = head?.seq ?? 0;
  let hash = head?.hash ?? null;
  for (const { header, hash: own } of events) {
    if (header.ledger !== ledger || header.seq !== seq + 1 || header.prev !== hash)
      throw new Error(`event ${header.seq} does not continue ledger ${ledger} at ${seq}`);
    seq += 1;
    hash = own;
  }
}
