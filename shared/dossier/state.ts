import type { ErrorCode } from '../errors/table.ts';
import type { Attachment } from './attachment.ts';
import type { LedgerEvent } from './event.ts';
import type { PersonFacts, SubmittedPaper } from './event-types.ts';
import type { DossierId, Hash, LedgerId } from './ids.ts';
import type { Status } from './status.ts';

export interface TimeLimitFacts {
  readonly unit: 'sameDay' | 'workingDay' | 'calendarDay' | 'workingHour';
  readonly value: number;
  readonly cutoff?: string | undefined;
}

/** Everything that folding a dossier's events gives. Instants in milliseconds UTC. */
export interface DossierState {
  readonly id: DossierId;
  readonly status: Status;
  /** Given at intake, never rewritten; null while only registered. */
  readonly code: string | null;
  /** Codes that events in conflict carried for the same dossier. */
  readonly codeAliases: readonly string[];
  readonly procedureCode: string;
  readonly catalogueVersion: string;
  readonly calendarVersion: string;
  readonly formSet: string;
  readonly components: readonly SubmittedPaper[];
  readonly quantity: number;
  readonly visitId: string | null;
  /** Null when purged. */
  readonly applicant: PersonFacts | null;
  readonly submitter: PersonFacts | null;
  readonly note: string | null;
  readonly limit: TimeLimitFacts | null;
  readonly receivedAt: number | null;
  /** The ledger whose desk took it in (or registered it). */
  readonly receivedBy: LedgerId;
  readonly registeredAt: number;
  /** The statutory date; an apology never moves it. */
  readonly dueAt: number | null;
  /** The apology's date. */
  readonly promisedAt: number | null;
  readonly repromises: number;
  /** Stops of the clock in order; the last is open while paused. */
  readonly pauses: readonly { readonly pausedAt: number; readonly resumedAt: number | null }[];
  readonly pausedFrom: Status | null;
  readonly supplementRounds: number;
  readonly counterSupplementRounds: number;
  readonly handedOver: boolean;
  readonly holder: { readonly kind: 'office' | 'unit' | 'district'; readonly to: string };
  readonly decision: { readonly outcome: 'approved' | 'refused'; readonly at: number; readonly reason: string } | null;
  readonly resolvedAt: number | null;
  /** Who wrote the result, in their ledger's own names; null while there is none. */
  readonly resolvedBy: string | null;
  readonly outcome: 'approved' | 'refused' | null;
  readonly resultNo: string | null;
  readonly returnedAt: number | null;
  readonly bookNo: string | null;
  readonly entryNo: number | null;
  readonly lookupKey: string | null;
  /** Scans that stand now, in the order in which they were attached. */
  readonly attachments: readonly Attachment[];
}

export interface Head {
  readonly ledger: LedgerId;
  readonly seq: number;
  readonly hash: Hash;
}

/**
 * What became of an event at its place. `setAside`: its type or shape is not known here; kept, shown, no effect.
 * `carried`: of a branch that was left; the event before it is its copy and stands for it. `withheld`: it, or one before
 * it, names a catalogue version that is not here; it takes effect by itself when that is.
 */
export type Effect =
  | { readonly kind: 'applied' }
  | { readonly kind: 'conflict'; readonly rule: ErrorCode; readonly settled: { readonly take: boolean } | null }
  | { readonly kind: 'carried' }
  | { readonly kind: 'withheld'; readonly version: string }
  | { readonly kind: 'setAside'; readonly why: 'unknown-type' | 'malformed' };

export interface PlacedEvent {
  readonly event: LedgerEvent;
  readonly effect: Effect;
}

/** A dossier's whole story. Any order of arrival of the same events gives the same value. */
export interface FoldedDossier {
  readonly id: DossierId;
  /** Null while no event that begins a dossier has been placed. */
  readonly state: DossierState | null;
  readonly placed: readonly PlacedEvent[];
  /** Events whose `after` has not arrived yet, by (clock, ledger, number). Not in conflict: only early. */
  readonly waiting: readonly LedgerEvent[];
  /** Placed events that no other placed event follows. */
  readonly heads: readonly Head[];
}
