import type { LedgerRecord, ReadDb } from '../../db/store.ts';
import type { LedgerHead } from '../../shared/batch/acknowledgement.ts';

type Ledgers = Pick<ReadDb, 'listLedgers'>;

/** Every ledger that was ever admitted for a desk's number, also abandoned ones, oldest generation first. */
export function ledgersOfDesk(read: Ledgers, commune: string, desk: number): readonly LedgerRecord[] {
  return read
    .listLedgers()
    .filter((record) => record.kind === 'desk' && record.commune === commune && record.desk === desk)
    .sort((a, b) => a.generation - b.generation || a.openedAt - b.openedAt);
}

/** The ledger in which a desk goes on now: the one that no other continues; null while none is admitted. */
export function findCurrentLedger(read: Ledgers, commune: string, desk: number): LedgerRecord | null {
  return ledgersOfDesk(read, commune, desk).at(-1) ?? null;
}

/** What the district holds of a desk's ledgers: the heart of every acknowledgement. */
export function heldOfDesk(read: Ledgers, commune: string, desk: number): readonly LedgerHead[] {
  return ledgersOfDesk(read, commune, desk)
    .filter(({ lastSeq }) => lastSeq > 0)
    .map(({ id, lastSeq, lastHash }) => ({ ledger: id, seq: lastSeq, hash: lastHash }));
}
