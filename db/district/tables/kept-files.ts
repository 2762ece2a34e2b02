import type { Kysely } from 'kysely';
import type { Hash } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

/** A batch that waits for the events before it. */
export interface ParkedBatch {
  readonly commune: string;
  readonly ledger: string;
  readonly fromSeq: number;
  readonly sha256: Hash;
  /** Id of its batch row. */
  readonly batch: string;
  readonly bytes: Uint8Array;
}

export interface KeptFileReads {
  /** The parked batch of a ledger that begins first, if it begins at `upTo` or before. */
  findParked(commune: string, ledger: string, upTo: number): Promise<ParkedBatch | null>;
  /** What is kept of a ledger, by where each file begins. */
  listQuarantined(commune: string, ledger: string): Promise<readonly ParkedBatch[]>;
  /** The bytes that are kept of a batch, parked or quarantined; null where nothing is. */
  findKeptBytes(batch: string): Promise<Uint8Array | null>;
  /** Whether a file of this very range is kept. */
  keepsRange(commune: string, ledger: string, from: number, to: number): Promise<boolean>;
}

export interface KeptFileWrites {
  /** Kept once, however often the same file comes. */
  park(parked: ParkedBatch): Promise<void>;
  unpark(parked: Pick<ParkedBatch, 'commune' | 'ledger' | 'fromSeq' | 'sha256'>): Promise<void>;
  /** Keeps a branch that differs from what is held, whole and unread. */
  quarantine(file: Pick<ParkedBatch, 'commune' | 'ledger' | 'sha256' | 'batch' | 'bytes'>, at: number): Promise<void>;
}

/** Files that are kept whole: parked until a gap closes, quarantined for a person. */
export function createKeptFiles(db: Kysely<DistrictSchema>): KeptFileReads & KeptFileWrites {
  const kept = (commune: string, ledger: string) =>
    db
      .selectFrom('quarantine as q')
      .innerJoin('batch as b', 'b.id', 'q.batch')
      .where('q.commune', '=', commune)
      .where('q.ledger', '=', ledger);
  return {
    async findParked(commune, ledger, upTo) {
      const first = db
        .selectFrom('parked_batch')
        .select(['commune', 'ledger', 'from_seq as fromSeq', 'sha256', 'batch', 'bytes'])
        .where('commune', '=', commune)
        .where('ledger', '=', ledger)
        .where('from_seq', '<=', upTo)
        .orderBy('from_seq')
        .orderBy('sha256')
        .limit(1);
      return (await first.executeTakeFirst()) ?? null;
    },
    listQuarantined: (commune, ledger) =>
      kept(commune, ledger)
        .select(['q.commune', 'q.ledger', 'b.from_seq as fromSeq', 'q.sha256', 'q.batch', 'q.bytes'])
        .where('b.state', '=', 'refused')
        .orderBy('b.from_seq')
        .orderBy('b.no')
        // Of what could be read so far that its ledger is known, the range is known too.
        .$narrowType<{ fromSeq: number }>()
        .execute(),
    async findKeptBytes(batch) {
      const parked = db.selectFrom('parked_batch').select('bytes').where('batch', '=', batch).limit(1);
      const apart = db.selectFrom('quarantine').select('bytes').where('batch', '=', batch).limit(1);
      return ((await parked.executeTakeFirst()) ?? (await apart.executeTakeFirst()))?.bytes ?? null;
    },
    async keepsRange(commune, ledger, from, to) {
      const same = kept(commune, ledger).select('q.sha256').where('b.from_seq', '=', from).where('b.to_seq', '=', to);
      return (await same.limit(1).executeTakeFirst()) !== undefined;
    },
    async park({ fromSeq, ...file }) {
      await db
        .insertInto('parked_batch')
        .values({ ...file, from_seq: fromSeq })
        .onConflict((known) => known.doNothing())
        .execute();
    },
    async unpark({ commune, ledger, fromSeq, sha256 }) {
      await db
        .deleteFrom('parked_batch')
        .where('commune', '=', commune)
        .where('ledger', '=', ledger)
        .where('from_seq', '=', fromSeq)
        .where('sha256', '=', sha256)
        .execute();
    },
    async quarantine({ commune, ledger, sha256, batch, bytes }, at) {
      await db
        .insertInto('quarantine')
        .values({ commune, sha256, ledger, batch, bytes, at })
        .onConflict((known) => known.doNothing())
        .execute();
    },
  };
}
