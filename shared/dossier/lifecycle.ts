import type { ErrorCode } from '../errors/table.ts';
import type { ActorRole } from './event.ts';
import type { DossierEventType } from './event-types.ts';
import type { DossierState } from './state.ts';
import { type Status, statuses, terminalStatuses } from './status.ts';

/** A move that keeps the status, or goes back to where the clock was stopped. */
type Target = Status | 'same' | 'back';

export interface Move {
  readonly event: DossierEventType;
  /** `none`: the dossier does not exist yet. */
  readonly from: readonly (Status | 'none')[];
  readonly to: Target;
  readonly who: readonly ActorRole[];
  /** A further condition on the state; the code names the rule that says no. */
  readonly rule?: (state: DossierState, actor: { readonly role: ActorRole }) => ErrorCode | null;
}

const desk: readonly ActorRole[] = ['clerk', 'leader'];
const open: readonly Status[] = ['received', 'processing', 'supplementRequested', 'paymentRequested'];

const withoutCode = (state: DossierState): ErrorCode | null =>
  state.code === null ? null : 'dossier.already-received';
const withCode = (state: DossierState): ErrorCode | null => (state.code === null ? 'dossier.not-received' : null);

/** The tier above moves what was handed over to it, while it is there. */
const heldByOfficer = (state: DossierState, actor: { readonly role: ActorRole }): ErrorCode | null =>
  actor.role !== 'officer' || state.holder.kind === 'district' ? null : 'dossier.not-at-district';

/** After the first hand-over, and for good once it is over, what was taken in is a leader's to correct. */
export function needsLeaderToCorrect({ status, handedOver }: Pick<DossierState, 'status' | 'handedOver'>): boolean {
  return handedOver || terminalStatuses.includes(status);
}

const leaderWhereOver = (state: DossierState, actor: { readonly role: ActorRole }): ErrorCode | null =>
  needsLeaderToCorrect(state) && actor.role !== 'leader' ? 'dossier.correction-needs-leader' : null;

/**
 * The one table of allowed moves (domain.md 3): from where, to where, by whom. Source of the moves: the national
 * status list and NĐ 61/2018 with NĐ 118/2025; of the rules: domain.md 1 duties 4 and 8.
 */
export const moves = {
  register: { event: 'dossier.registered.v1', from: ['none'], to: 'registered', who: desk },
  receive: {
    event: 'dossier.received.v1',
    from: ['none', 'registered', 'supplementRequested'],
    to: 'received',
    who: desk,
    rule: withoutCode,
  },
  refuse: {
    event: 'dossier.refused.v1',
    from: ['registered', 'supplementRequested'],
    to: 'refused',
    who: desk,
    rule: withoutCode,
  },
  requestSupplement: {
    event: 'dossier.supplementRequested.v1',
    from: ['registered', 'received', 'processing'],
    to: 'supplementRequested',
    who: [...desk, 'officer'],
    // Duty 4: once during handling; again only with a leader (and a legal ground, which the use case asks for).
    rule: (state, actor) =>
      actor.role === 'clerk' && state.code !== null && state.supplementRounds >= 1
        ? 'dossier.second-supplement-needs-leader'
        : heldByOfficer(state, actor),
  },
  supplement: {
    event: 'dossier.supplemented.v1',
    from: ['supplementRequested'],
    to: 'back',
    who: desk,
    rule: withCode,
  },
  requestPayment: { event: 'dossier.paymentRequested.v1', from: ['processing'], to: 'paymentRequested', who: desk },
  recordPayment: { event: 'dossier.paymentRecorded.v1', from: ['paymentRequested'], to: 'back', who: desk },
  handOver: { event: 'dossier.handedOver.v1', from: ['received', 'processing'], to: 'processing', who: desk },
  decide: {
    event: 'dossier.decided.v1',
    from: ['processing'],
    to: 'same',
    who: ['officer'],
    rule: (state) => (state.holder.kind === 'district' ? null : 'dossier.not-at-district'),
  },
  resolve: { event: 'dossier.resolved.v1', from: ['received', 'processing'], to: 'resolved', who: desk },
  recall: { event: 'dossier.recalled.v1', from: ['resolved'], to: 'processing', who: desk },
  returnResult: { event: 'dossier.returned.v1', from: ['resolved'], to: 'returned', who: desk },
  withdraw: { event: 'dossier.withdrawn.v1', from: ['registered', ...open], to: 'withdrawn', who: desk },
  stop: { event: 'dossier.stopped.v1', from: open, to: 'stopped', who: desk, rule: withCode },
  repromise: {
    event: 'dossier.repromised.v1',
    from: ['received', 'processing'],
    to: 'same',
    who: ['leader', 'officer'],
    rule: heldByOfficer,
  },
  correct: {
    event: 'dossier.corrected.v1',
    from: statuses,
    to: 'same',
    who: desk,
    // domain.md 3: nothing but a leader's correction touches a finished dossier, nor one that was handed over.
    rule: leaderWhereOver,
  },
  // Duty 9: papers and results are digitised at the desk, also after the dossier is over.
  attach: { event: 'dossier.attached.v1', from: statuses, to: 'same', who: desk },
  removeAttachment: {
    event: 'dossier.attachmentRemoved.v1',
    from: statuses,
    to: 'same',
    who: desk,
    rule: leaderWhereOver,
  },
  recalculateDue: { event: 'dossier.dueRecalculated.v1', from: open, to: 'same', who: ['leader'], rule: withCode },
  // A leader of the office; an officer of the tier above where the two sides lie in different offices' hands.
  settle: { event: 'dossier.settled.v1', from: statuses, to: 'same', who: ['leader', 'officer'] },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;

const moveNames = Object.keys(moves) as readonly MoveName[];
const moveByEvent = new Map<string, MoveName>(moveNames.map((name) => [moves[name].event, name]));

export function findMove(eventType: string): MoveName | null {
  return moveByEvent.get(eventType) ?? null;
}

/** Whether the table lets this actor make this move now; null when it may, else the rule that says no. */
export function whyNot(
  name: MoveName,
  state: DossierState | null,
  actor: { readonly role: ActorRole },
): ErrorCode | null {
  const move: Move = moves[name];
  if (!move.from.includes(state === null ? 'none' : state.status))
    return state === null ? 'dossier.not-found' : 'dossier.move-not-allowed';
  if (!move.who.includes(actor.role)) return 'dossier.actor-not-allowed';
  if (state === null || move.rule === undefined) return null;
  return move.rule(state, actor);
}

/** The moves that the table lets this actor make now: what a screen offers as next actions. */
export function allowedMoves(state: DossierState | null, actor: { readonly role: ActorRole }): readonly MoveName[] {
  return moveNames.filter((name) => whyNot(name, state, actor) === null);
}
