import { type Kysely, sql } from 'kysely';
import type { Hash } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

export interface DistrictAttachmentReads {
  /** Named by these ledgers and not held, each content once: how many. */
  countLackingAttachments(commune: string, ledgers: readonly string[]): Promise<number>;
  /** The first of them, the soonest due first, then what waits for nobody. */
  firstLackingAttachments(commune: string, ledgers: readonly string[], limit: number): Promise<readonly Hash[]>;
  /** Its size as its event says; null where no event held here names it, or it was removed. */
  namedAttachmentBytes(commune: string, sha256: Hash): Promise<number | null>;
  isAttachmentHeld(commune: string, sha256: Hash): Promise<boolean>;
  /** Whether any dossier of the commune has a scan. */
  hasAttachments(commune: string): Promise<boolean>;
  /** All that have arrived. */
  heldAttachments(): Promise<readonly { readonly commune: string; readonly sha256: Hash }[]>;
}

export interface DistrictAttachmentWrites {
  /** Its content has arrived; twice changes nothing. */
  holdAttachment(attachment: {
    readonly commune: string;
    readonly sha256: Hash;
    readonly sizeBytes: number;
    readonly at: number;
  }): Promise<void>;
  /** It is gone or rotted: it lacks again. */
  loseAttachment(commune: string, sha256: Hash): Promise<void>;
}

/** Which scans the ledgers name, and which of them have arrived. */
export function createDistrictAttachments(
  db: Kysely<DistrictSchema>,
): DistrictAttachmentReads & DistrictAttachmentWrites {
  const lacking = (commune: string, ledgers: readonly string[]) =>
    db
      .selectFrom('attachment')
      .where('attachment.commune', '=', commune)
      .where('attachment.held', '=', 0)
      .where('attachment.ledger', 'in', ledgers);
  return {
    async countLackingAttachments(commune, ledgers) {
      if (ledgers.length === 0) return 0;
      const counted = await lacking(commune, ledgers)
        .select((of) => of.fn.count<number>('attachment.sha256').distinct().as('n'))
        .executeTakeFirst();
      return Number(counted?.n ?? 0);
    },
    async firstLackingAttachments(commune, ledgers, limit) {
      if (ledgers.length === 0) return [];
      const due = sql<number | null>`min(CASE WHEN dossier.running = 1 THEN dossier.due_at END)`;
      const rows = await lacking(commune, ledgers)
        .innerJoin('dossier', (on) =>
          on.onRef('dossier.commune', '=', 'attachment.commune').onRef('dossier.id', '=', 'attachment.dossier'),
        )
        .select('attachment.sha256')
        .groupBy('attachment.sha256')
        .orderBy(sql`${due} IS NULL`)
        .orderBy(due)
        .orderBy('attachment.sha256')
        .limit(limit)
        .execute();
      return rows.map(({ sha256 }) => sha256);
    },
    async namedAttachmentBytes(commune, sha256) {
      const row = await db
        .selectFrom('attachment')
        .select('size_bytes')
        .where('commune', '=', commune)
        .where('sha256', '=', sha256)
        .limit(1)
        .executeTakeFirst();
      return row?.size_bytes ?? null;
    },
    async isAttachmentHeld(commune, sha256) {
      const row = await db
        .selectFrom('attachment_held')
        .select('sha256')
        .where('commune', '=', commune)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      return row !== undefined;
    },
    async hasAttachments(commune) {
      const any = db.selectFrom('attachment').select('sha256').where('commune', '=', commune).limit(1);
      return (await any.executeTakeFirst()) !== undefined;
    },
    heldAttachments: () =>
      db.selectFrom('attachment_held').select(['commune', 'sha256']).orderBy('commune').orderBy('sha256').execute(),
    async holdAttachment({ commune, sha256, sizeBytes, at }) {
      await db
        .insertInto('attachment_held')
        .values({ commune, sha256, size_bytes: sizeBytes, at })
        .onConflict((held) => held.doNothing())
        .execute();
      await db
        .updateTable('attachment')
        .set({ held: 1 })
        .where('commune', '=', commune)
        .where('sha256', '=', sha256)
        .execute();
    },
    async loseAttachment(commune, sha256) {
      await db.deleteFrom('attachment_held').where('commune', '=', commune).where('sha256', '=', sha256).execute();
      await db
        .updateTable('attachment')
        .set({ held: 0 })
        .where('commune', '=', commune)
        .where('sha256', '=', sha256)
        .execute();
    },
  };
}
