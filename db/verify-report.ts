export interface VerifyProblem {
  readonly kind: 'chain' | 'projection' | 'search' | 'file';
  readonly ledger: string | null;
  readonly seq: number | null;
  readonly table: string | null;
  /** Keys and reasons, never a person. */
  readonly detail: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly ledgers: number;
  readonly events: number;
  readonly dossiers: number;
  /** The first 50. */
  readonly problems: readonly VerifyProblem[];
}
