import type { DistrictReads } from '../../db/district/types.ts';
import type { LedgerRecord } from '../../db/store.ts';
import type { LedgerHead } from '../../shared/batch/acknowledgement.ts';

type Ledgers = Pick<DistrictReads, 'listLedgers'>;

/** Every ledger that was ever admitted for a desk's number, also abandoned ones, oldest generation first. */
export async function ledgersOfDesk(read: Ledgers, commune: string, desk: number): Promise<readonly LedgerRecord[]> {
  return (await read.listLedgers())
    .filter((record) => record.kind === 'desk' && record.commune === commune && record.desk === desk)
    .sort(byAge);
}

function byAge(a: LedgerRecord, b: LedgerRecord): number {
  return a.generation - b.generation || a.openedAt - b.openedAt;
}

/** The current ledger of every desk, by `placeOf`. */
export function currentLedgers(ledgers: readonly LedgerRecord[]): ReadonlyMap<string, LedgerRecord> {
  const desks = ledgers.filter(({ kind }) => kind === 'desk').sort(byAge);
  return new Map(desks.map((record) => [placeOf(record.commune, record.desk), record]));
}

export function placeOf(commune: string, desk: number | null): string {
  return `${commune} ${desk}`;
}

/** The ledger in which a desk goes on now: the one that no other continues; null while none is admitted. */
export async function findCurrentLedger(read: Ledgers, commune: string, desk: number): Promise<LedgerRecord | null> {
  return (await ledgersOfDesk(read, commune, desk)).at(-1) ?? null;
}

/** What the district holds of a desk's ledgers: the heart of every acknowledgement. */
export async function heldOfDesk(read: Ledgers, commune: string, desk: number): Promise<readonly LedgerHead[]> {
  return (await ledgersOfDesk(read, commune, desk))
    .filter(({ lastSeq }) => lastSeq > 0)
    .map(({ id, lastSeq, lastHash }) => ({ ledger: id, seq: lastSeq, hash: lastHash }));
}
