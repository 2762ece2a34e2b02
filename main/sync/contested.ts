import { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/store.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';

const setting = 'contestedSeqs';

/**
 * Ledgers of others of which the district holds another branch than this desk, each with the last number at which both
 * are known to agree: as long as it stands here, the desk claims to hold no more, so that the branch comes down.
 */
export function contestedSeqs(read: Pick<ReadDb, 'findSetting'>): Readonly<Record<string, number>> {
  return z.record(z.string(), z.number()).parse(JSON.parse(read.findSetting(setting) ?? '{}'));
}

/** What the district sent of a ledger does not go on from what is held here. */
export function noteContest(tx: WriteTx, ledger: LedgerId): void {
  const known = contestedSeqs(tx);
  if (known[ledger] === undefined) tx.setSetting(setting, JSON.stringify({ ...known, [ledger]: 0 }));
}

/** Both hold the same up to a number; null: all that the district sent is taken in. */
export function noteAgreement(tx: WriteTx, ledger: LedgerId, upTo: number | null): void {
  const { [ledger]: agreed, ...others } = contestedSeqs(tx);
  if (agreed === undefined || (upTo !== null && upTo <= agreed)) return;
  tx.setSetting(setting, JSON.stringify(upTo === null ? others : { ...others, [ledger]: upTo }));
}
