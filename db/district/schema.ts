import type { Generated } from 'kysely';
import type { ApiTables } from './api-rows.ts';
import type { PublishingTables } from './publishing-rows.ts';
import type { RoadTables } from './road-schema.ts';
import type { WithheldTables } from './withheld-schema.ts';

/**
 * Every table of a district as Kysely asks it, with the columns' own names, on embedded SQLite and on PostgreSQL alike.
 * Times are ms UTC, flags 0 or 1, hashes lower-case hex; on both a number comes back as a number. The tables are made
 * by db/migrations (SQLite) and db/district/postgres/migrations; a test holds the three against one another.
 */
export interface DistrictSchema
  extends ApiTables,
    LedgerTables,
    DossierTables,
    IncomingTables,
    PlaceTables,
    PublishingTables,
    RoadTables,
    WithheldTables {}

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

/** What is projected of dossiers. */
export interface DossierTables {
  readonly dossier: DossierRow;
  readonly dossier_code: DossierCodeRow;
  readonly code_clash: DossierCodeRow;
  readonly odd_event: OddEventRow;
  readonly late_forecast: LateForecastRow;
  readonly attachment: AttachmentRow;
}

/** What came in over which road. */
export interface IncomingTables {
  readonly batch: BatchRow;
  readonly parked_batch: ParkedBatchRow;
  readonly quarantine: QuarantineRow;
  readonly desk_hold: DeskHoldRow;
  readonly attachment_held: AttachmentHeldRow;
  readonly kept_range: KeptRangeRow;
}

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

export interface EventRow {
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

export interface DossierRow {
  /** Its place by age (`rowOf`): a key on SQLite, an ordering on PostgreSQL. */
  readonly row: number;
  readonly commune: string;
  readonly id: string;
  readonly code: string | null;
  readonly status: string;
  readonly running: number;
  readonly due_at: number | null;
  readonly holder: string;
  readonly has_conflict: number;
  readonly waiting: number;
  readonly plain: number;
  readonly received_by: string;
  readonly desk: number | null;
  readonly procedure_code: string;
  readonly registered_at: number;
  readonly received_at: number | null;
  readonly promised_at: number | null;
  readonly resolved_at: number | null;
  readonly returned_at: number | null;
  readonly limit_unit: string | null;
  readonly full_name: string;
  readonly search_text: string;
  readonly newest: string;
  readonly state: string;
  /** Who wrote its result. */
  readonly resolved_by: string | null;
}

interface LateForecastRow {
  readonly commune: string;
  readonly dossier: string;
  readonly percent: number;
  readonly step: string;
  readonly basis: string;
  readonly alike: number;
  readonly late: number;
  readonly typical_minutes: number;
  readonly left_minutes: number;
}

interface DossierCodeRow {
  readonly commune: string;
  readonly code: string;
  readonly dossier: string;
}

interface OddEventRow {
  readonly commune: string;
  readonly ledger: string;
  readonly seq: number;
  readonly dossier: string | null;
  readonly type: string;
  readonly at: number;
  readonly kind: string;
  readonly why: string;
}

/** A scan of a dossier that stands now; `held`: its content has arrived, which is no fact of the ledger. */
interface AttachmentRow {
  readonly commune: string;
  readonly dossier: string;
  /** Place in the checklist from 0, or `result`. */
  readonly component: string;
  readonly sha256: string;
  readonly ledger: string;
  readonly seq: number;
  readonly size_bytes: number;
  readonly held: number;
}

interface AttachmentHeldRow {
  readonly commune: string;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly at: number;
}

interface BatchRow {
  readonly no: Generated<number>;
  readonly id: string;
  readonly at: number;
  readonly road: string;
  readonly file: string;
  readonly sha256: string;
  readonly state: string;
  readonly code: string | null;
  readonly commune: string | null;
  readonly desk: number | null;
  readonly ledger: string | null;
  readonly from_seq: number | null;
  readonly to_seq: number | null;
  readonly resume_from: number | null;
  readonly bytes: number;
  readonly dossiers: number;
  readonly sealed_at: number | null;
  readonly from_future: number;
}

interface ParkedBatchRow {
  readonly commune: string;
  readonly ledger: string;
  readonly from_seq: number;
  readonly sha256: string;
  readonly batch: string;
  readonly bytes: Uint8Array;
}

interface QuarantineRow {
  readonly commune: string;
  readonly sha256: string;
  readonly ledger: string;
  readonly batch: string;
  readonly bytes: Uint8Array;
  readonly at: number;
}

interface DeskHoldRow {
  readonly commune: string;
  readonly ledger: string;
  readonly holds: string;
  readonly at: number;
}

interface KeptRangeRow {
  readonly commune: string;
  readonly ledger: string;
  readonly from_seq: number;
  readonly to_seq: number;
  readonly bytes: Uint8Array;
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
