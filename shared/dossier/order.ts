import type { LedgerEvent } from './event.ts';
import type { Hash } from './ids.ts';
import { carriedHashes } from './origin.ts';
import type { Head } from './state.ts';

/** Total order of events that nothing else orders: clock, then ledger, then number. */
export function compareEvents(a: LedgerEvent, b: LedgerEvent): number {
  const x = a.header;
  const y = b.header;
  if (x.clock[0] !== y.clock[0]) return x.clock[0] - y.clock[0];
  if (x.clock[1] !== y.clock[1]) return x.clock[1] - y.clock[1];
  if (x.ledger !== y.ledger) return x.ledger < y.ledger ? -1 : 1;
  return x.seq - y.seq;
}

export interface Placement {
  readonly placed: readonly LedgerEvent[];
  readonly waiting: readonly LedgerEvent[];
  /** Events that another one stands for, by the placed event that does. */
  readonly carried: ReadonlyMap<LedgerEvent, readonly LedgerEvent[]>;
  readonly heads: readonly Head[];
}

/**
 * Puts one dossier's events in order (design.md, idea 1): again and again the least by (clock, ledger, number) of
 * those whose causes are placed. Causes of an event: its ledger's event before it on this dossier, and the hashes
 * in `after`. Of an event and its carried-over copies one counts and stands for all of them. Expects each event once;
 * `events` may come in any order.
 */
export function placeEvents(events: readonly LedgerEvent[]): Placement {
  const counting = carriedHashes(events, compareEvents);
  const counted = (hash: Hash): Hash => counting.get(hash) ?? hash;
  const previousOf = previousInLedger(events);
  const causesOf = (event: LedgerEvent): readonly Hash[] => {
    const previous = previousOf.get(event);
    const causes = previous === undefined ? event.header.after : [...event.header.after, previous.hash];
    return counting.size === 0 ? causes : causes.map(counted).filter((hash) => hash !== event.hash);
  };
  const pending = events.filter(({ hash }) => counted(hash) === hash).sort(compareEvents);
  const placed: LedgerEvent[] = [];
  const placedHashes = new Set<Hash>();
  const followed = new Set<Hash>();
  for (;;) {
    const next = pending.findIndex((event) => causesOf(event).every((hash) => placedHashes.has(hash)));
    const event = next < 0 ? undefined : pending.splice(next, 1)[0];
    if (event === undefined) break;
    placed.push(event);
    placedHashes.add(event.hash);
    for (const hash of causesOf(event)) followed.add(hash);
  }
  const heads = placed
    .filter((event) => !followed.has(event.hash))
    .map(({ header, hash }) => ({ ledger: header.ledger, seq: header.seq, hash }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const replaced = events.filter(({ hash }) => counted(hash) !== hash).sort(compareEvents);
  const carried = new Map(
    replaced.length === 0
      ? []
      : placed.map((event) => [event, replaced.filter(({ hash }) => counted(hash) === event.hash)] as const),
  );
  const early = replaced.filter(({ hash }) => !placedHashes.has(counted(hash)));
  return { placed, waiting: [...pending, ...early].sort(compareEvents), carried, heads };
}

function previousInLedger(events: readonly LedgerEvent[]): Map<LedgerEvent, LedgerEvent> {
  const previousOf = new Map<LedgerEvent, LedgerEvent>();
  const lastByLedger = new Map<string, LedgerEvent>();
  for (const event of [...events].sort((a, b) => a.header.seq - b.header.seq)) {
    const last = lastByLedger.get(event.header.ledger);
    if (last !== undefined) previousOf.set(event, last);
    lastByLedger.set(event.header.ledger, event);
  }
  return previousOf;
}
