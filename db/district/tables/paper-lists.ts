import type { Kysely } from 'kysely';
import type { Hash, LedgerId } from '../../../shared/dossier/ids.ts';
import { type PaperListRecord, type PaperListRow, paperListOf } from '../../paper-list-tables.ts';
import type { DistrictSchema } from '../schema.ts';

export interface PaperListReads {
  findPaperList(commune: string, list: string): Promise<PaperListRecord | null>;
  /** Newest first. */
  listPaperLists(page: { readonly limit: number; readonly offset: number }): Promise<readonly PaperListRecord[]>;
  countPaperLists(): Promise<number>;
  /** Lists of a commune whose batch was not looked into yet. */
  listOpenPaperLists(commune: string): Promise<readonly PaperListRecord[]>;
  /** Every code that stands on a list of the commune. */
  listedCodes(commune: string): Promise<ReadonlySet<string>>;
  /** The range of a batch that was taken in. */
  findTakenBatch(
    commune: string,
    sha256: Hash,
  ): Promise<{ readonly ledger: LedgerId; readonly fromSeq: number; readonly toSeq: number } | null>;
}

export interface PaperListWrites {
  addPaperList(list: PaperListRecord): Promise<void>;
  /** The same list came by its other way too. */
  markPaperList(
    list: Pick<PaperListRecord, 'commune' | 'list'>,
    at: Pick<PaperListRecord, 'announcedAt' | 'scannedAt'>,
  ): Promise<void>;
  setPaperListExtra(list: Pick<PaperListRecord, 'commune' | 'list'>, extra: readonly string[]): Promise<void>;
}

/** Lists of paper dossiers, as they were announced and scanned. */
export function createPaperLists(db: Kysely<DistrictSchema>): PaperListReads & PaperListWrites {
  const lists = db
    .selectFrom('paper_list')
    .select(['commune', 'list', 'desk', 'ledger', 'made_at as madeAt', 'batch', 'codes'])
    .select(['announced_at as announcedAt', 'scanned_at as scannedAt', 'extra'])
    // Ids were read by their schema before they were stored.
    .$castTo<PaperListRow>();
  const one = ({ commune, list }: Pick<PaperListRecord, 'commune' | 'list'>) =>
    db.updateTable('paper_list').where('commune', '=', commune).where('list', '=', list);
  return {
    async findPaperList(commune, list) {
      const row = await lists.where('commune', '=', commune).where('list', '=', list).executeTakeFirst();
      return row === undefined ? null : paperListOf(row);
    },
    async listPaperLists({ limit, offset }) {
      const page = lists.orderBy('made_at', 'desc').orderBy('commune').orderBy('list').limit(limit).offset(offset);
      return (await page.execute()).map(paperListOf);
    },
    async countPaperLists() {
      const all = db.selectFrom('paper_list').select((each) => each.fn.countAll<number>().as('n'));
      return (await all.executeTakeFirstOrThrow()).n;
    },
    async listOpenPaperLists(commune) {
      const open = lists.where('commune', '=', commune).where('batch', 'is not', null).where('extra', 'is', null);
      return (await open.execute()).map(paperListOf);
    },
    async listedCodes(commune) {
      const rows = await db.selectFrom('paper_list').select('codes').where('commune', '=', commune).execute();
      return new Set(rows.flatMap(({ codes }) => JSON.parse(codes) as string[]));
    },
    async findTakenBatch(commune, sha256) {
      const row = await db
        .selectFrom('batch')
        .select(['ledger', 'from_seq as fromSeq', 'to_seq as toSeq'])
        .where('sha256', '=', sha256)
        .where('commune', '=', commune)
        .where('state', 'in', ['accepted', 'duplicate'])
        .limit(1)
        // What was taken in could be read whole.
        .$castTo<{ ledger: LedgerId; fromSeq: number; toSeq: number }>()
        .executeTakeFirst();
      return row ?? null;
    },
    async addPaperList({ codes, extra, madeAt, announcedAt, scannedAt, ...list }) {
      await db
        .insertInto('paper_list')
        .values({
          ...list,
          made_at: madeAt,
          announced_at: announcedAt,
          scanned_at: scannedAt,
          codes: JSON.stringify(codes),
          extra: extra === null ? null : JSON.stringify(extra),
        })
        .execute();
    },
    async markPaperList(list, { announcedAt, scannedAt }) {
      await one(list).set({ announced_at: announcedAt, scanned_at: scannedAt }).execute();
    },
    async setPaperListExtra(list, extra) {
      await one(list)
        .set({ extra: JSON.stringify(extra) })
        .execute();
    },
  };
}
