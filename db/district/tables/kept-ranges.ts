import type { Kysely } from 'kysely';
import type { LedgerId } from '../../../shared/dossier/ids.ts';
import type { KeptRange } from '../../kept-range.ts';
import type { DistrictSchema } from '../schema.ts';

export interface KeptRangeReads {
  /** A kept range with that number in it, of several the one that begins last; null where none was kept. */
  findKeptRange(commune: string, ledger: LedgerId, seq: number): Promise<KeptRange | null>;
}

export interface KeptRangeWrites {
  /** Ranges lie as they came, overlapping or not; of two that begin at one number the longer is kept. */
  keepRange(range: KeptRange): Promise<void>;
}

export function createKeptRanges(db: Kysely<DistrictSchema>): KeptRangeReads & KeptRangeWrites {
  return {
    async findKeptRange(commune, ledger, seq) {
      const row = await db
        .selectFrom('kept_range')
        .select(['from_seq', 'to_seq', 'bytes'])
        .where('commune', '=', commune)
        .where('ledger', '=', ledger)
        .where('from_seq', '<=', seq)
        .where('to_seq', '>=', seq)
        .orderBy('from_seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : { commune, ledger, from: row.from_seq, to: row.to_seq, inner: row.bytes };
    },
    async keepRange({ commune, ledger, from, to, inner }) {
      await db
        .insertInto('kept_range')
        .values({ commune, ledger, from_seq: from, to_seq: to, bytes: inner })
        .onConflict((taken) =>
          taken
            .columns(['commune', 'ledger', 'from_seq'])
            .doUpdateSet({ to_seq: (row) => row.ref('excluded.to_seq'), bytes: (row) => row.ref('excluded.bytes') })
            .whereRef('excluded.to_seq', '>', 'kept_range.to_seq'),
        )
        .execute();
    },
  };
}
