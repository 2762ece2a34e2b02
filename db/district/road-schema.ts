/** What waits on roads that take days: between letters, and between a list and its papers. */
export interface RoadTables {
  readonly mail_part: MailPartRow;
  readonly mail_note: MailNoteRow;
  readonly mail_answer: MailAnswerRow;
  readonly paper_list: PaperListRow;
}

interface MailPartRow {
  readonly whole: string;
  readonly place: number;
  readonly count: number;
  readonly whole_bytes: number;
  readonly sender: string;
  readonly at: number;
  readonly bytes: Uint8Array;
}

interface MailNoteRow {
  readonly id: string;
  readonly at: number;
  readonly sender: string;
  readonly subject: string;
  readonly code: string;
  readonly params: string;
}

interface MailAnswerRow {
  readonly commune: string;
  readonly desk: number;
  readonly recipient: string;
  readonly answers: string | null;
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface PaperListRow {
  readonly commune: string;
  readonly list: string;
  readonly desk: number;
  readonly ledger: string;
  readonly made_at: number;
  readonly batch: string | null;
  /** JSON list of dossier codes, as they stand on the paper. */
  readonly codes: string;
  readonly announced_at: number | null;
  readonly scanned_at: number | null;
  /** JSON list of codes; null while its batch is not here. */
  readonly extra: string | null;
}
