import type { Kysely } from 'kysely';
import type { Holds } from '../../../shared/batch/heads.ts';
import type { LedgerId } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

export interface CommuneRecord {
  /** The commune's agency code, `H60.15.3`. */
  readonly code: string;
  readonly unitCode: string | null;
  readonly name: string;
  readonly province: string;
  /** The district's ledger for this commune. */
  readonly ledger: LedgerId;
}

export interface CommuneReads {
  /** By agency code or unit code. */
  findCommune(code: string): Promise<CommuneRecord | null>;
  listCommunes(): Promise<readonly CommuneRecord[]>;
  /** What a desk's ledger last said that it holds of other ledgers, and when that was heard. */
  findHolds(commune: string, ledger: LedgerId): Promise<{ readonly holds: Holds; readonly at: number } | null>;
  /** The same of every ledger that ever said so. */
  listHolds(): Promise<
    readonly { readonly commune: string; readonly ledger: LedgerId; readonly holds: Holds; readonly at: number }[]
  >;
}

export interface CommuneWrites {
  /** Adds a commune, or says its names anew. */
  putCommune(commune: CommuneRecord): Promise<void>;
  putHolds(commune: string, ledger: LedgerId, holds: Holds, at: number): Promise<void>;
}

/** The district's communes, and what their desks hold. */
export function createCommunes(db: Kysely<DistrictSchema>): CommuneReads & CommuneWrites {
  const communes = db
    .selectFrom('commune')
    .select(['commune as code', 'unit_code as unitCode', 'name', 'province', 'ledger'])
    .orderBy('commune')
    // Ids were read by their schema before they were stored.
    .$castTo<CommuneRecord>();
  return {
    async findCommune(code) {
      const found = communes.where((is) => is.or([is('commune', '=', code), is('unit_code', '=', code)])).limit(1);
      return (await found.executeTakeFirst()) ?? null;
    },
    listCommunes: () => communes.execute(),
    async findHolds(commune, ledger) {
      const row = await db
        .selectFrom('desk_hold')
        .select(['holds', 'at'])
        .where('commune', '=', commune)
        .where('ledger', '=', ledger)
        .executeTakeFirst();
      return row === undefined ? null : { holds: JSON.parse(row.holds) as Holds, at: row.at };
    },
    async listHolds() {
      const rows = await db.selectFrom('desk_hold').select(['commune', 'ledger', 'holds', 'at']).execute();
      // Ids were read by their schema before they were stored.
      return rows.map((row) => ({ ...row, ledger: row.ledger as LedgerId, holds: JSON.parse(row.holds) as Holds }));
    },
    async putCommune({ code, unitCode, ledger, ...names }) {
      const renamed = { unit_code: unitCode, ...names };
      await db
        .insertInto('commune')
        .values({ commune: code, ...renamed, ledger })
        .onConflict((known) => known.column('commune').doUpdateSet(renamed))
        .execute();
    },
    async putHolds(commune, ledger, holds, at) {
      const said = { holds: JSON.stringify(holds), at };
      await db
        .insertInto('desk_hold')
        .values({ commune, ledger, ...said })
        .onConflict((known) => known.columns(['commune', 'ledger']).doUpdateSet(said))
        .execute();
    },
  };
}
