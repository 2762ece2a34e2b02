/** Drafts and versions of catalogue and calendar; what somebody laid aside. */
export interface PublishingTables {
  readonly laid_aside: LaidAsideRow;
  readonly rules_change: RulesChangeRow;
  readonly rules_version: RulesVersionRow;
}

interface RulesChangeRow {
  readonly kind: string;
  readonly name: string;
  /** JSON text. */
  readonly body: string;
  readonly by: string;
  readonly at: number;
}

interface RulesVersionRow {
  readonly kind: string;
  readonly version: string;
  readonly sha256: string;
  readonly based_on: string;
  readonly made_by: string;
  readonly made_at: number;
  readonly reason: string;
  readonly for_all: number;
}

interface LaidAsideRow {
  readonly item: string;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}
