/** What is projected of dossiers. */
export interface DossierTables {
  readonly dossier: DossierRow;
  readonly dossier_code: DossierCodeRow;
  readonly code_clash: DossierCodeRow;
  readonly odd_event: OddEventRow;
  readonly late_forecast: LateForecastRow;
  readonly attachment: AttachmentRow;
}

interface DossierRow {
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
