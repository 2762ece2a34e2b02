import type { Kysely } from 'kysely';
import type { DistrictSchema } from '../schema.ts';

/** Something that needed a look, and that somebody looked at and laid aside; it is kept as it was. */
export interface LaidAsideRecord {
  /** `batch <id>`, `event <ledger> <number>` or `clash <code>`. */
  readonly item: string;
  readonly reason: string;
  /** Name of who did. */
  readonly by: string;
  readonly at: number;
}

export interface LaidAsideReads {
  /** Newest first. */
  listLaidAside(): Promise<readonly LaidAsideRecord[]>;
}

export interface LaidAsideWrites {
  layAside(record: LaidAsideRecord): Promise<void>;
  takeBack(item: string): Promise<void>;
}

/** What was laid aside of the things that need a look. */
export function createLaidAside(db: Kysely<DistrictSchema>): LaidAsideReads & LaidAsideWrites {
  return {
    listLaidAside: () => db.selectFrom('laid_aside').selectAll().orderBy('at', 'desc').orderBy('item').execute(),
    async layAside({ item, ...said }) {
      await db
        .insertInto('laid_aside')
        .values({ item, ...said })
        .onConflict((known) => known.column('item').doUpdateSet(said))
        .execute();
    },
    async takeBack(item) {
      await db.deleteFrom('laid_aside').where('item', '=', item).execute();
    },
  };
}
