import type { Hash, LedgerId } from '../shared/dossier/ids.ts';
import type { Sql } from './sql.ts';

/** A list of paper dossiers: made at a desk, or announced or scanned at a district. */
export interface PaperListRecord {
  readonly commune: string;
  readonly list: string;
  readonly desk: number;
  readonly ledger: LedgerId;
  readonly madeAt: number;
  /** The sealed batch that went with it. */
  readonly batch: Hash | null;
  readonly codes: readonly string[];
  readonly announcedAt: number | null;
  readonly scannedAt: number | null;
  /** Codes that the batch hands over and the list does not name; null while the batch is not here. */
  readonly extra: readonly string[] | null;
}

/** As a row holds it. */
export type PaperListRow = Omit<PaperListRecord, 'codes' | 'extra'> & {
  readonly codes: string;
  readonly extra: string | null;
};

/** Both columns are written by this program alone, as JSON lists of texts. */
export function paperListOf(row: PaperListRow): PaperListRecord {
  const extra = row.extra === null ? null : (JSON.parse(row.extra) as string[]);
  return { ...row, codes: JSON.parse(row.codes) as string[], extra };
}

export interface PaperListReads {
  /** Newest first. */
  ownPaperLists(): readonly PaperListRecord[];
}

export interface PaperListWrites {
  addPaperList(list: PaperListRecord): void;
}

/** The lists that a desk made. */
export function createPaperListTables(sql: Sql): PaperListReads & PaperListWrites {
  const all = sql<PaperListRow>(
    `SELECT commune, list, desk, ledger, made_at AS madeAt, batch, codes, announced_at AS announcedAt,
     scanned_at AS scannedAt, extra FROM paper_list ORDER BY made_at DESC, list`,
  );
  const add = sql('INSERT INTO paper_list VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return {
    ownPaperLists: () => all.all().map(paperListOf),
    addPaperList: ({ commune, list, desk, ledger, madeAt, batch, codes, announcedAt, scannedAt, extra }) =>
      void add.run(
        commune,
        list,
        desk,
        ledger,
        madeAt,
        batch,
        JSON.stringify(codes),
        announcedAt,
        scannedAt,
        extra === null ? null : JSON.stringify(extra),
      ),
  };
}
