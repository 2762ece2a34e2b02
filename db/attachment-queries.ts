import type { DossierId, Hash, LedgerId } from '../shared/dossier/ids.ts';
import type { Sql } from './sql.ts';

/** A scan that the district is not known to have, once however many dossiers name it. */
export interface LackingAttachment {
  readonly sha256: Hash;
  readonly sizeBytes: number;
  /** The dossier of it that is due first. */
  readonly dossier: DossierId;
  /** When that dossier is due, ms UTC; null where no clock runs. */
  readonly dueAt: number | null;
}

/** Which scans the ledgers name, and which of them the district has. `commune`: whose dossiers. */
export interface AttachmentReads {
  /** Named by these ledgers and not held, the soonest due first, then what waits for nobody. */
  lackingAttachments(commune: string, ledgers: readonly string[], limit: number): readonly LackingAttachment[];
  /** All that these ledgers name, each content once. */
  attachmentTotals(commune: string, ledgers: readonly string[]): { readonly files: number; readonly bytes: number };
  /** Every content that these ledgers name, and whether the district has it. */
  attachmentsOf(
    commune: string,
    ledgers: readonly string[],
  ): readonly { readonly sha256: Hash; readonly held: boolean }[];
  /** Its size as its event says; null where no event held here names it, or it was removed. */
  namedAttachmentBytes(commune: string, sha256: Hash): number | null;
  isAttachmentHeld(commune: string, sha256: Hash): boolean;
}

export interface AttachmentWrites {
  holdAttachment(attachment: {
    readonly commune: string;
    readonly sha256: Hash;
    readonly sizeBytes: number;
    readonly at: number;
  }): void;
  /** The district says that it lacks it after all. */
  loseAttachment(commune: string, sha256: Hash): void;
}

const ofLedgers = 'a.commune = ? AND a.held = 0 AND a.ledger IN (SELECT value FROM json_each(?))';

export const attachmentQueries = {
  lacking: `SELECT sha256, sizeBytes, dossier, dueAt FROM (
    SELECT a.sha256, a.size_bytes AS sizeBytes, a.dossier, CASE WHEN d.running = 1 THEN d.due_at END AS dueAt,
      row_number() OVER (PARTITION BY a.sha256 ORDER BY d.running DESC, d.due_at, a.dossier) AS place
    FROM attachment a JOIN dossier d ON d.commune = a.commune AND d.id = a.dossier WHERE ${ofLedgers})
    WHERE place = 1 ORDER BY dueAt IS NULL, dueAt, sizeBytes, sha256 LIMIT ?`,
  totals: `SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM (SELECT max(size_bytes) AS bytes FROM attachment
    WHERE commune = ? AND ledger IN (SELECT value FROM json_each(?)) GROUP BY sha256)`,
  all: `SELECT sha256, max(held) AS held FROM attachment
    WHERE commune = ? AND ledger IN (SELECT value FROM json_each(?)) GROUP BY sha256 ORDER BY sha256`,
  named: 'SELECT size_bytes AS sizeBytes FROM attachment WHERE commune = ? AND sha256 = ? LIMIT 1',
  held: 'SELECT 1 AS one FROM attachment_held WHERE commune = ? AND sha256 = ?',
} as const;

export function createAttachmentQueries(sql: Sql): AttachmentReads {
  const lacking = sql<LackingAttachment>(attachmentQueries.lacking);
  const totals = sql<{ files: number; bytes: number }>(attachmentQueries.totals);
  const all = sql<{ sha256: string; held: number }>(attachmentQueries.all);
  const named = sql<{ sizeBytes: number }>(attachmentQueries.named);
  const held = sql(attachmentQueries.held);
  return {
    lackingAttachments: (commune, ledgers, limit) => lacking.all(commune, JSON.stringify(ledgers), limit),
    attachmentTotals: (commune, ledgers) => totals.get(commune, JSON.stringify(ledgers)) ?? { files: 0, bytes: 0 },
    attachmentsOf: (commune, ledgers) =>
      all.all(commune, JSON.stringify(ledgers)).map(({ sha256, held: is }) => ({ sha256, held: is === 1 })),
    namedAttachmentBytes: (commune, sha256) => named.get(commune, sha256)?.sizeBytes ?? null,
    isAttachmentHeld: (commune, sha256) => held.get(commune, sha256) !== undefined,
  };
}

export function createAttachmentWrites(sql: Sql): AttachmentWrites {
  const hold = sql('INSERT INTO attachment_held VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const lose = sql('DELETE FROM attachment_held WHERE commune = ? AND sha256 = ?');
  const mark = sql('UPDATE attachment SET held = ? WHERE commune = ? AND sha256 = ?');
  return {
    holdAttachment({ commune, sha256, sizeBytes, at }) {
      hold.run(commune, sha256, sizeBytes, at);
      mark.run(1, commune, sha256);
    },
    loseAttachment(commune, sha256) {
      lose.run(commune, sha256);
      mark.run(0, commune, sha256);
    },
  };
}

/** The scans of one dossier as rows, in the place of those before. */
export function createAttachmentRows(sql: Sql) {
  const drop = sql('DELETE FROM attachment WHERE commune = ? AND dossier = ?');
  const put = sql(
    `INSERT INTO attachment VALUES (:commune, :dossier, :component, :sha256, :ledger, :seq, :sizeBytes,
     EXISTS (SELECT 1 FROM attachment_held WHERE commune = :commune AND sha256 = :sha256))`,
  );
  return (
    commune: string,
    dossier: DossierId,
    attachments: readonly {
      readonly component: number | 'result';
      readonly sha256: Hash;
      readonly ledger: LedgerId;
      readonly seq: number;
      readonly sizeBytes: number;
    }[],
    isNew: boolean,
  ): void => {
    if (!isNew) drop.run(commune, dossier);
    for (const { component, sha256, ledger, seq, sizeBytes } of attachments)
      put.run({ commune, dossier, component: String(component), sha256, ledger, seq, sizeBytes });
  };
}
