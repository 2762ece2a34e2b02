import type { LedgerEvent } from '../dossier/event.ts';
import type { Hash } from '../dossier/ids.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { type Holds, holdsOf } from './heads.ts';
import type { LedgerRange } from './range.ts';

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

/**
 * What to do with a range, from what is held and the range's ends alone (docs/protocol.md, "Import"). The writer has
 * signed the hashes at both ends, so a differing one is a fork and no accident.
 */
export function planImport(held: HeldLedger, range: LedgerRange): ImportPlan {
  if (range.from > held.seq + 1) return { kind: 'gap', resumeFrom: held.seq + 1 };
  if (range.from > 1 && held.hashAt(range.from - 1) !== range.prevHash) return { kind: 'fork', at: range.from - 1 };
  if (range.to <= held.seq) {
    return held.hashAt(range.to) === range.lastHash ? { kind: 'duplicate' } : { kind: 'fork', at: range.to };
  }
  return { kind: 'apply', fromSeq: held.seq + 1, prevHash: held.seq === 0 ? null : held.hashAt(held.seq) };
}

/**
 * The part of an opened range that `plan` says to apply; a fork when its first event does not go on from what is held.
 * `events` are consecutive events of the range (a slice of it, or all).
 */
export function takeFrom(
  plan: Extract<ImportPlan, { kind: 'apply' }>,
  events: readonly LedgerEvent[],
): Extract<ImportPlan, { kind: 'fork' }> | { readonly kind: 'events'; readonly events: readonly LedgerEvent[] } {
  const fresh = events.filter(({ header }) => header.seq >= plan.fromSeq);
  const first = fresh[0]?.header;
  if (first?.seq === plan.fromSeq && first.prev !== plan.prevHash) return { kind: 'fork', at: plan.fromSeq - 1 };
  return { kind: 'events', events: fresh };
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
  readonly holds: Holds;
}

export const noBelief: HoldBelief = { answeredNo: 0, holds: {} };

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

/**
 * The freshness rule (design.md, idea 2): of the files answered so far, the answer to the latest-sealed one counts; of
 * two answers to the same one, ledger by ledger what holds less. So a stale answer on a slow road changes nothing, and
 * a district that was put back is simply filled again.
 */
export function planAcknowledgement(
  books: readonly SealedBook[],
  belief: HoldBelief,
  own: readonly OwnLedger[],
  acknowledgement: Pick<Acknowledgement, 'answers' | 'ledgers'>,
): AcknowledgementPlan {
  const { sha256, nonce } = acknowledgement.answers;
  const book = books.find((entry) => entry.sha256 === sha256 && entry.nonce === nonce);
  if (book === undefined) return { kind: 'foreign' };
  if (book.no < belief.answeredNo) return { kind: 'stale' };
  const told = holdsOf(acknowledgement.ledgers);
  const holds = book.no === belief.answeredNo ? lesser(belief.holds, told) : told;
  return {
    kind: 'taken',
    belief: { answeredNo: book.no, holds },
    forks: own.flatMap((ledger) => forkOf(ledger, told)),
  };
}

function lesser(one: Holds, other: Holds): Holds {
  return Object.fromEntries(
    Object.entries(one).flatMap(([ledger, held]) => {
      const also = other[ledger];
      // Not named means not held at all.
      if (also === undefined) return [];
      return [[ledger, also.seq < held.seq ? also : held]];
    }),
  );
}

function forkOf(own: OwnLedger, told: Holds): LedgerFork[] {
  const held = told[own.ledger];
  if (held === undefined) return [];
  const { seq, hash } = held;
  if (seq > own.seq) return [{ ledger: own.ledger, seq, hash, kind: 'ahead' }];
  return own.hashAt(seq) === hash ? [] : [{ ledger: own.ledger, seq, hash, kind: 'other-hash' }];
}

/** Events of an own ledger that the district is not known to hold. What it holds by another hash is not ours. */
export function unsentCount(own: OwnLedger, belief: HoldBelief): number {
  const held = belief.holds[own.ledger];
  if (held === undefined || held.seq > own.seq || own.hashAt(held.seq) !== held.hash) return own.seq;
  return own.seq - held.seq;
}
