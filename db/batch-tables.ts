import type { Database } from 'better-sqlite3';
import type { Hash } from '../shared/dossier/ids.ts';

export type BatchState = 'accepted' | 'duplicate' | 'gap' | 'fork' | 'refused';

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

/** What came in over which road. Writing goes inside `Store.write`, on the same connection. */
export interface BatchTables {
  addBatch(batch: BatchRecord): void;
  /** A parked batch came to its end. */
  settleBatch(id: string, settled: Pick<BatchRecord, 'state' | 'code' | 'dossiers'>): void;
  /** Newest first. */
  listBatches(query: { readonly state?: BatchState | undefined; readonly limit: number; readonly offset: number }): {
    readonly rows: readonly BatchRecord[];
    readonly total: number;
  };
  countBatches(): { readonly all: number; readonly refused: number; readonly parked: number };
  /** Kept once, however often the same file comes. */
  park(parked: ParkedBatch): void;
  /** The parked batch of a ledger that begins first, if it begins at `upTo` or before. */
  findParked(commune: string, ledger: string, upTo: number): ParkedBatch | null;
  unpark(parked: Pick<ParkedBatch, 'commune' | 'ledger' | 'fromSeq' | 'sha256'>): void;
  /** Keeps a branch that differs from what is held, whole and unread. */
  quarantine(file: Pick<ParkedBatch, 'commune' | 'ledger' | 'sha256' | 'batch' | 'bytes'>, at: number): void;
  /** What is kept of a ledger, by where each file begins. */
  listQuarantined(commune: string, ledger: string): readonly ParkedBatch[];
  /** Whether a file of this very range is kept. */
  keepsRange(commune: string, ledger: string, from: number, to: number): boolean;
  /** Dossiers that each desk of each commune took in. */
  countDossiersByDesk(): readonly {
    readonly commune: string;
    readonly desk: number | null;
    readonly dossiers: number;
  }[];
}

type Row = Omit<BatchRecord, 'fromFuture'> & { readonly fromFuture: number };

const columns = `id, at, road, file, sha256, state, code, commune, desk, ledger, from_seq AS fromSeq, to_seq AS toSeq,
  resume_from AS resumeFrom, bytes, dossiers, sealed_at AS sealedAt, from_future AS fromFuture`;

export function createBatchTables(db: Database): BatchTables {
  const add = db.prepare(
    `INSERT INTO batch (id, at, road, file, sha256, state, code, commune, desk, ledger, from_seq, to_seq, resume_from, bytes, dossiers, sealed_at, from_future)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const settle = db.prepare('UPDATE batch SET state = ?, code = ?, dossiers = ?, resume_from = NULL WHERE id = ?');
  const list = db.prepare<[number, number], Row>(`SELECT ${columns} FROM batch ORDER BY no DESC LIMIT ? OFFSET ?`);
  const listOfState = db.prepare<[string, number, number], Row>(
    `SELECT ${columns} FROM batch WHERE state = ? ORDER BY no DESC LIMIT ? OFFSET ?`,
  );
  const total = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM batch');
  const totalOfState = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM batch WHERE state = ?');
  const totalParked = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM parked_batch');
  const park = db.prepare('INSERT INTO parked_batch VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const findParked = db.prepare<[string, string, number], ParkedBatch>(
    `SELECT commune, ledger, from_seq AS fromSeq, sha256, batch, bytes FROM parked_batch
     WHERE commune = ? AND ledger = ? AND from_seq <= ? ORDER BY from_seq, sha256 LIMIT 1`,
  );
  const unpark = db.prepare(
    'DELETE FROM parked_batch WHERE commune = ? AND ledger = ? AND from_seq = ? AND sha256 = ?',
  );
  const quarantine = db.prepare('INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const listQuarantined = db.prepare<[string, string], ParkedBatch>(
    `SELECT q.commune, q.ledger, b.from_seq AS fromSeq, q.sha256, q.batch, q.bytes FROM quarantine q JOIN batch b ON b.id = q.batch
     WHERE q.commune = ? AND q.ledger = ? AND b.state = 'refused' ORDER BY b.from_seq, b.no`,
  );
  const keepsRange = db.prepare<[string, string, number, number], { one: number }>(
    `SELECT 1 AS one FROM quarantine q JOIN batch b ON b.id = q.batch
     WHERE q.commune = ? AND q.ledger = ? AND b.from_seq = ? AND b.to_seq = ? LIMIT 1`,
  );
  const dossiersByDesk = db.prepare<[], { commune: string; desk: number | null; dossiers: number }>(
    'SELECT commune, desk, count(*) AS dossiers FROM dossier GROUP BY commune, desk',
  );
  return {
    addBatch: (batch) =>
      void add.run(
        batch.id,
        batch.at,
        batch.road,
        batch.file,
        batch.sha256,
        batch.state,
        batch.code,
        batch.commune,
        batch.desk,
        batch.ledger,
        batch.fromSeq,
        batch.toSeq,
        batch.resumeFrom,
        batch.bytes,
        batch.dossiers,
        batch.sealedAt,
        batch.fromFuture ? 1 : 0,
      ),
    settleBatch: (id, { state, code, dossiers }) => void settle.run(state, code, dossiers, id),
    listBatches({ state, limit, offset }) {
      const rows = state === undefined ? list.all(limit, offset) : listOfState.all(state, limit, offset);
      const counted = state === undefined ? total.get() : totalOfState.get(state);
      return { rows: rows.map((row) => ({ ...row, fromFuture: row.fromFuture === 1 })), total: counted?.n ?? 0 };
    },
    countBatches: () => ({
      all: total.get()?.n ?? 0,
      refused: totalOfState.get('refused')?.n ?? 0,
      parked: totalParked.get()?.n ?? 0,
    }),
    park: ({ commune, ledger, fromSeq, sha256, batch, bytes }) =>
      void park.run(commune, ledger, fromSeq, sha256, batch, bytes),
    findParked: (commune, ledger, upTo) => findParked.get(commune, ledger, upTo) ?? null,
    unpark: ({ commune, ledger, fromSeq, sha256 }) => void unpark.run(commune, ledger, fromSeq, sha256),
    quarantine: ({ commune, ledger, sha256, batch, bytes }, at) =>
      void quarantine.run(commune, sha256, ledger, batch, bytes, at),
    listQuarantined: (commune, ledger) => listQuarantined.all(commune, ledger),
    keepsRange: (commune, ledger, from, to) => keepsRange.get(commune, ledger, from, to) !== undefined,
    countDossiersByDesk: () => dossiersByDesk.all(),
  };
}
