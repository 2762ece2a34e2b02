/** The ledgers and what is projected of them beside dossiers. */
export interface LedgerTables {
  readonly event: EventRow;
  readonly ledger_end: LedgerEndRow;
  readonly ledger: LedgerRow;
  readonly revocation: RevocationRow;
  readonly staff: StaffRow;
  readonly adoption: AdoptionRow;
  readonly numbering: NumberingRow;
  readonly clock_confirmation: ClockConfirmationRow;
  readonly code_block: CodeBlockRow;
  readonly book: BookRow;
  readonly assignment: AssignmentRow;
}

interface EventRow {
  readonly commune: string;
  readonly ledger: string;
  readonly seq: number;
  readonly clock_ms: number;
  readonly clock_n: number;
  readonly at: number;
  readonly actor: string;
  readonly role: string;
  /** JSON list of hashes; null for none. */
  readonly after_json: string | null;
  readonly type: string;
  readonly dossier: string | null;
  readonly body_hash: string;
  readonly personal_hash: string | null;
  readonly hash: string;
  readonly body: string;
  readonly salt: string | null;
  readonly data: string | null;
}

interface LedgerEndRow {
  readonly commune: string;
  readonly ledger: string;
  readonly seq: number;
  readonly hash: string;
  readonly clock_ms: number;
  readonly clock_n: number;
  readonly at: number;
}

interface LedgerRow {
  readonly commune: string;
  readonly id: string;
  readonly kind: string;
  readonly desk: number | null;
  readonly generation: number;
  readonly key: string;
  readonly recipient: string;
  readonly training: number;
  readonly cause: string;
  readonly predecessor: string | null;
  readonly opened_at: number;
  readonly opened: number;
  readonly admitted_by: string | null;
  readonly admitted_seq: number | null;
  readonly admitted_clock_ms: number | null;
  readonly admitted_clock_n: number | null;
  readonly replaces: string | null;
}

interface RevocationRow {
  readonly commune: string;
  readonly ledger: string;
  readonly up_to: number;
  readonly said_by: string;
  readonly said_seq: number;
  readonly clock_ms: number;
  readonly clock_n: number;
}

interface StaffRow {
  readonly commune: string;
  readonly ledger: string;
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

interface AdoptionRow {
  readonly commune: string;
  readonly kind: string;
  readonly ledger: string;
  readonly seq: number;
  readonly version: string;
  readonly sha256: string;
  readonly clock_ms: number;
  readonly clock_n: number;
}

interface NumberingRow {
  readonly commune: string;
  readonly ledger: string;
  readonly opening_number: number;
}

interface ClockConfirmationRow {
  readonly commune: string;
  readonly ledger: string;
  readonly wall: number;
  readonly offset_ms: number;
}

interface CodeBlockRow {
  readonly commune: string;
  readonly date: string;
  readonly desk: number;
  readonly generation: number;
  readonly k: number;
}

interface AssignmentRow {
  readonly commune: string;
  readonly dossier: string;
  readonly user_id: string;
  readonly at: number;
}

interface BookRow {
  readonly commune: string;
  readonly book_no: string;
  readonly entry_no: number;
}
