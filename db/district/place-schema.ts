/** Who belongs to the district, and what it keeps for itself. */
export interface PlaceTables {
  readonly commune: CommuneRow;
  readonly enrolment: EnrolmentRow;
  readonly ledger_key: LedgerKeyRow;
  readonly district_user: UserRow;
  readonly user_session: UserSessionRow;
  readonly command: CommandRow;
  readonly content: ContentRow;
  readonly setting: SettingRow;
}

interface CommuneRow {
  readonly commune: string;
  readonly unit_code: string | null;
  readonly name: string;
  readonly province: string;
  readonly ledger: string;
}

interface LedgerKeyRow {
  readonly commune: string;
  readonly ledger: string;
  readonly sealed: Uint8Array;
}

interface EnrolmentRow {
  readonly commune: string;
  readonly code_hash: string;
  readonly code_sealed: Uint8Array;
  readonly desk: number;
  readonly generation: number;
  readonly replaces: string | null;
  readonly made_at: number;
  readonly used_by: string | null;
  readonly used_at: number | null;
}

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly full_name: string;
  /** JSON list of roles. */
  readonly roles: string;
  /** JSON list of fields. */
  readonly fields: string;
  readonly state: string;
  readonly password: string;
  readonly must_change: number;
  readonly failures: number;
  readonly locked_until: number | null;
  /** Sealed. */
  readonly totp: Uint8Array | null;
  readonly totp_offered: Uint8Array | null;
  readonly totp_step: number | null;
  /** JSON list of hashes. */
  readonly recovery: string;
  readonly added_at: number;
}

interface UserSessionRow {
  readonly id: string;
  readonly token_hash: string;
  readonly user_id: string;
  readonly address: string;
  readonly opened_at: number;
  readonly seen_at: number;
  readonly ends_at: number;
}

interface CommandRow {
  readonly id: string;
  readonly call: string;
  readonly input_hash: string;
  readonly answer: string;
  readonly at: number;
}

interface ContentRow {
  readonly sha256: string;
  readonly body: string;
}

interface SettingRow {
  readonly name: string;
  readonly value: string;
}
