import type { Kysely } from 'kysely';
import type { Hash } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

export type BatchState = 'accepted' | 'duplicate' | 'gap' | 'fork' | 'refused';

export interface BatchCounts {
  readonly all: number;
  readonly refused: number;
  readonly forked: number;
  readonly parked: number;
}

/** One file that came in, whatever became of it. Null where the file could not be read so far. */
export interface BatchRecord {
  readonly id: string;
  readonly at: number;
  readonly road: string;
  readonly file: string;
  readonly sha256: Hash;
  readonly state: BatchState;
  /** Error code of `gap`, `fork` and `refused`. */
  readonly code: string | null;
  readonly commune: string | null;
  readonly desk: number | null;
  readonly ledger: string | null;
  readonly fromSeq: number | null;
  readonly toSeq: number | null;
  readonly resumeFrom: number | null;
  readonly bytes: number;
  readonly dossiers: number;
  readonly sealedAt: number | null;
  readonly fromFuture: boolean;
}

export interface BatchReads {
  /** Newest first; a page goes on behind the mark that the one before gave as its `next`, and is not counted. */
  listBatches(query: {
    readonly state?: BatchState | undefined;
    readonly limit: number;
    readonly after?: number | undefined;
  }): Promise<{ readonly rows: readonly BatchRecord[]; readonly total: number | null; readonly next: number | null }>;
  /** Of each ledger known here the largest number that a file of it named, whatever became of the file. */
  saidNumbers(): Promise<readonly { readonly ledger: string; readonly upTo: number }[]>;
  findBatch(id: string): Promise<BatchRecord | null>;
  countBatches(): Promise<BatchCounts>;
  /** Dossiers that each desk of each commune took in. */
  countDossiersByDesk(): Promise<
    readonly { readonly commune: string; readonly desk: number | null; readonly dossiers: number }[]
  >;
}

export interface BatchWrites {
  addBatch(batch: BatchRecord): Promise<void>;
  /** A parked batch came to its end. */
  settleBatch(id: string, settled: Pick<BatchRecord, 'state' | 'code' | 'dossiers'>): Promise<void>;
}

/** The list of what came in, over which road. */
export function createBatches(db: Kysely<DistrictSchema>): BatchReads & BatchWrites {
  async function count(state?: BatchState): Promise<number> {
    const all = db.selectFrom('batch').select((each) => each.fn.countAll<number>().as('n'));
    return (await (state === undefined ? all : all.where('state', '=', state)).executeTakeFirstOrThrow()).n;
  }
  async function countParked(): Promise<number> {
    const all = db.selectFrom('parked_batch').select((each) => each.fn.countAll<number>().as('n'));
    return (await all.executeTakeFirstOrThrow()).n;
  }
  const batches = db
    .selectFrom('batch')
    .select(['id', 'at', 'road', 'file', 'sha256', 'state', 'code', 'commune', 'desk', 'ledger', 'bytes', 'dossiers'])
    .select(['from_seq as fromSeq', 'to_seq as toSeq', 'resume_from as resumeFrom', 'sealed_at as sealedAt'])
    .select('from_future as fromFuture')
    .$castTo<Omit<BatchRecord, 'fromFuture'> & { readonly fromFuture: number }>();
  return {
    async listBatches({ state, limit, after }) {
      // One row more than asked for tells whether a page follows.
      const all = batches
        .select('no')
        .orderBy('no', 'desc')
        .limit(limit + 1)
        .$if(after !== undefined, (page) => page.where('no', '<', after ?? 0))
        .$if(state !== undefined, (page) => page.where('state', '=', state ?? 'accepted'));
      const found = await all.execute();
      const shown = found.slice(0, limit);
      return {
        rows: shown.map(({ no: _no, ...row }) => ({ ...row, fromFuture: row.fromFuture === 1 })),
        total: after === undefined ? await count(state) : null,
        next: found.length > shown.length ? (shown.at(-1)?.no ?? null) : null,
      };
    },
    async findBatch(id) {
      const row = await batches.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : { ...row, fromFuture: row.fromFuture === 1 };
    },
    async saidNumbers() {
      const rows = await db
        .selectFrom('ledger as l')
        .select('l.id as ledger')
        .select((of) =>
          of
            .selectFrom('batch as b')
            .select('b.to_seq')
            .whereRef('b.ledger', '=', 'l.id')
            .where('b.to_seq', 'is not', null)
            .orderBy('b.to_seq', 'desc')
            .limit(1)
            .as('upTo'),
        )
        .execute();
      return rows.flatMap(({ ledger, upTo }) => (upTo === null ? [] : [{ ledger, upTo }]));
    },
    async countBatches() {
      return {
        all: await count(),
        refused: await count('refused'),
        forked: await count('fork'),
        parked: await countParked(),
      };
    },
    countDossiersByDesk: () =>
      db
        .selectFrom('dossier')
        .select(['commune', 'desk'])
        .select((all) => all.fn.countAll<number>().as('dossiers'))
        .groupBy(['commune', 'desk'])
        .execute(),
    async addBatch({ fromSeq, toSeq, resumeFrom, sealedAt, fromFuture, ...said }) {
      const range = { from_seq: fromSeq, to_seq: toSeq, resume_from: resumeFrom, sealed_at: sealedAt };
      await db
        .insertInto('batch')
        .values({ ...said, ...range, from_future: fromFuture ? 1 : 0 })
        .execute();
    },
    async settleBatch(id, settled) {
      await db
        .updateTable('batch')
        .set({ ...settled, resume_from: null })
        .where('id', '=', id)
        .execute();
    },
  };
}
