import type { Generated } from 'kysely';

/** What came in over which road. */
export interface IncomingTables {
  readonly batch: BatchRow;
  readonly parked_batch: ParkedBatchRow;
  readonly quarantine: QuarantineRow;
  readonly desk_hold: DeskHoldRow;
  readonly attachment_held: AttachmentHeldRow;
  readonly kept_range: KeptRangeRow;
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

interface AttachmentHeldRow {
  readonly commune: string;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly at: number;
}

interface KeptRangeRow {
  readonly commune: string;
  readonly ledger: string;
  readonly from_seq: number;
  readonly to_seq: number;
  readonly bytes: Uint8Array;
}
