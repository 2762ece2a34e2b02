import type { Kysely } from 'kysely';
import type { LedgerId } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

export interface LedgerKeyReads {
  /** The sealed key of a ledger that the district writes for a commune; null where none is kept here. */
  findLedgerKey(commune: string, ledger: LedgerId): Promise<Uint8Array | null>;
}

export interface LedgerKeyWrites {
  keepLedgerKey(commune: string, ledger: LedgerId, sealed: Uint8Array): Promise<void>;
}

/** Keys of the district's ledgers of communes, sealed under its master key. */
export function createLedgerKeys(db: Kysely<DistrictSchema>): LedgerKeyReads & LedgerKeyWrites {
  return {
    async findLedgerKey(commune, ledger) {
      const row = await db
        .selectFrom('ledger_key')
        .select('sealed')
        .where('commune', '=', commune)
        .where('ledger', '=', ledger)
        .executeTakeFirst();
      return row?.sealed ?? null;
    },
    async keepLedgerKey(commune, ledger, sealed) {
      await db.insertInto('ledger_key').values({ commune, ledger, sealed }).execute();
    },
  };
}
