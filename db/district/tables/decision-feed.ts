import { type Kysely, sql } from 'kysely';
import type { DossierId, LedgerId } from '../../../shared/dossier/ids.ts';
import type { DossierPlace } from '../../types.ts';
import type { DistrictSchema } from '../schema.ts';

/** Where a decision stands in its ledger. */
export interface DecisionPlace {
  readonly commune: string;
  readonly ledger: LedgerId;
  readonly seq: number;
  readonly dossier: DossierId;
}

export interface FeedReads {
  /** Decisions after a number, in their order. */
  decisionsAfter(no: number, limit: number): Promise<readonly (DecisionPlace & { readonly no: number })[]>;
  /** The last number that was given. */
  lastDecisionNo(): Promise<number>;
  /** Dossiers by commune and id, after a place; the order never changes, whatever becomes of them. */
  dossiersAfter(query: {
    readonly after: DossierPlace | null;
    readonly commune?: string | undefined;
    readonly status?: string | undefined;
    readonly limit: number;
  }): Promise<readonly DossierPlace[]>;
}

export interface FeedWrites {
  /** Gives a decision its number, in the transaction that writes it. */
  feedDecision(place: DecisionPlace): Promise<void>;
}

/** What other programs read on from where they stopped. */
export function createDecisionFeed(db: Kysely<DistrictSchema>): FeedReads & FeedWrites {
  const last = db.selectFrom('feed_end').select('no').where('name', '=', 'decision');
  return {
    decisionsAfter: (no, limit) =>
      db
        .selectFrom('decision_feed')
        .select(['commune', 'ledger', 'seq', 'dossier', 'no'])
        .where('no', '>', no)
        .orderBy('no')
        .limit(limit)
        .$castTo<DecisionPlace & { readonly no: number }>()
        .execute(),
    lastDecisionNo: async () => (await last.executeTakeFirst())?.no ?? 0,
    dossiersAfter({ after, commune, status, limit }) {
      let asked = db.selectFrom('dossier').select(['commune', 'id']).where('code', 'is not', null);
      if (commune !== undefined) asked = asked.where('commune', '=', commune);
      // Written so that the index of statuses does not lead: most dossiers have one and the same, and would be sorted.
      if (status !== undefined) asked = asked.where(sql<string>`status || ''`, '=', status);
      if (after !== null) asked = asked.where(sql<boolean>`(commune, id) > (${after.commune}, ${after.id})`);
      return asked.orderBy('commune').orderBy('id').limit(limit).$castTo<DossierPlace>().execute();
    },
    async feedDecision(place) {
      // The row is held until the transaction ends: numbers are seen in the order in which they were given.
      const { no } = await db
        .updateTable('feed_end')
        .set((end) => ({ no: end('no', '+', 1) }))
        .where('name', '=', 'decision')
        .returning('no')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('decision_feed')
        .values({ ...place, no })
        .execute();
    },
  };
}
