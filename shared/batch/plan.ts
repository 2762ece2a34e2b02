import type { Hash } from '../dossier/ids.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import type { LedgerRange } from './batch.ts';

/** What the receiver holds of the range's ledger. */
export interface HeldLedger {
  /** Last number held without a gap; 0 when none. */
  readonly seq: number;
  /** Header hash at a number from 1 to `seq`; null otherwise. */
  hashAt(seq: number): Hash | null;
}

export type ImportPlan =
  /** Apply the events from `fromSeq` on; the one at `fromSeq` must have `prevHash` as its prev, else it is a fork. */
  | { readonly kind: 'apply'; readonly fromSeq: number; readonly prevHash: Hash | null }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'gap'; readonly resumeFrom: number }
  /** The chains differ at this number or before it. */
  | { readonly kind: 'fork'; readonly at: number };

/** What to do with a range, from what is held and the range's ends alone. */
export function planImport(held: HeldLedger, range: LedgerRange): ImportPlan {
  throw new Error(`${held} ${range}`);
}

/** A batch or greeting that this desk sealed. `no` rises by one with each: the desk's own count, never a clock. */
export interface SealedBook {
  readonly no: number;
  readonly sha256: string;
  readonly nonce: string;
}

/** What the desk believes that the district holds; `{ answeredNo: 0, holds: {} }` at first. */
export interface HoldBelief {
  /** `no` of the latest-sealed file among those answered so far. */
  readonly answeredNo: number;
  readonly holds: Readonly<Record<string, { readonly seq: number; readonly hash: Hash }>>;
}

export interface OwnLedger {
  readonly ledger: string;
  readonly seq: number;
  hashAt(seq: number): Hash | null;
}

export type AcknowledgementPlan =
  /** Answers nothing that this desk sealed. */
  | { readonly kind: 'foreign' }
  /** Answers something older than what was answered already: changes nothing. */
  | { readonly kind: 'stale' }
  /** `forks`: own ledgers of which the district holds more than this desk or another hash. */
  | { readonly kind: 'taken'; readonly belief: HoldBelief; readonly forks: readonly LedgerFork[] };

export interface LedgerFork {
  readonly ledger: string;
  /** What the district holds of it. */
  readonly seq: number;
  readonly hash: Hash;
  readonly kind: 'ahead' | 'other-hash';
}

/** Freshness rule: the answer to the latest-sealed file counts; of two answers to the same one, what holds less. */
export function planAcknowledgement(
  books: readonly SealedBook[],
  belief: HoldBelief,
  own: readonly OwnLedger[],
  acknowledgement: Pick<Acknowledgement, 'answers' | 'ledgers'>,
): AcknowledgementPlan {
  throw new Error(`${books} ${belief} ${own} ${acknowledgement}`);
}

/** Events of a ledger that the district is not known to hold. */
export function unsentCount(own: OwnLedger, belief: HoldBelief): number {
  throw new Error(`${own} ${belief}`);
}
