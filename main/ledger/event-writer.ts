import type { WriteTx } from '../../db/store.ts';
import { makeEvent } from '../../shared/batch/chain.ts';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import type { JsonObject, LedgerEvent } from '../../shared/dossier/event.ts';
import type { BodyOf, EventType, PersonalOf } from '../../shared/dossier/event-types.ts';
import type { DossierId, Hash, LedgerId } from '../../shared/dossier/ids.ts';
import { carriedBody } from '../../shared/dossier/origin.ts';
import type { Actor } from './actors.ts';

export interface EventDraft<T extends EventType> {
  readonly type: T;
  readonly actor: Pick<Actor, 'id' | 'role'>;
  readonly dossier: DossierId | null;
  readonly body: BodyOf<T>;
  readonly personal: PersonalOf<T> | null;
  /** Header hashes of the dossier's heads in other ledgers that are known here. */
  readonly after?: readonly Hash[];
}

/** Who writes an event of an own ledger, and when by the wall clock (ms UTC). */
export interface WritingContext {
  readonly crypto: CryptoPort;
  readonly ledger: LedgerId;
  readonly at: number;
}

/**
 * Appends one event to an own ledger. Projections follow in the same transaction.
 */
export function appendEvent<T extends EventType>(
  tx: WriteTx,
  context: WritingContext,
  draft: EventDraft<T>,
): LedgerEvent {
  const event = nextEvent(tx.ledgerHead(context.ledger), context, draft);
  tx.appendEvent(event);
  return event;
}

/**
 * The event that follows a ledger's head: next number, hybrid clock (never behind the last, whatever the wall clock
 * says), chained to the last header.
 */
export function nextEvent<T extends EventType>(
  head: ReturnType<WriteTx['ledgerHead']>,
  context: WritingContext,
  draft: EventDraft<T>,
): LedgerEvent {
  return makeEvent(context.crypto, {
    ledger: context.ledger,
    seq: (head?.seq ?? 0) + 1,
    clock: nextClock(head?.clock ?? null, context.at),
    at: context.at,
    actor: draft.actor.id,
    role: draft.actor.role,
    after: [...(draft.after ?? [])].sort(),
    type: draft.type,
    dossier: draft.dossier,
    prev: head?.hash ?? null,
    // Parsed facts are plain JSON; the schemas of event-types.ts say so.
    body: draft.body as JsonObject,
    personal: draft.personal as JsonObject | null,
  });
}

/**
 * An event of another own ledger, written again as the deed that it was: who, when, what, with its personal part and its
 * salt; only its place in the chain is new. `after`: the dossier's heads that came before it.
 */
export function copyOf(
  head: ReturnType<WriteTx['ledgerHead']>,
  context: { readonly crypto: CryptoPort; readonly ledger: LedgerId; readonly now: number },
  event: LedgerEvent,
  after: readonly Hash[],
): LedgerEvent {
  const { at, actor, role, type, dossier } = event.header;
  return makeEvent(context.crypto, {
    ledger: context.ledger,
    seq: (head?.seq ?? 0) + 1,
    clock: nextClock(head?.clock ?? null, context.now),
    at,
    actor,
    role,
    after: [...after],
    type,
    dossier,
    prev: head?.hash ?? null,
    body: carriedBody(event),
    personal: event.personal?.data ?? null,
    ...(event.personal === null ? {} : { salt: event.personal.salt }),
  });
}

/** The ledger's hybrid logical clock: the wall clock where it is ahead, else the last stamp and a counter. */
export function nextClock(last: readonly [number, number] | null, now: number): [number, number] {
  if (last === null || now > last[0]) return [now, 0];
  return [last[0], last[1] + 1];
}
