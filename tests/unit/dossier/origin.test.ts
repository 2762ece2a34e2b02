import { describe, expect, it } from 'vitest';
import { makeEvent } from '../../../shared/batch/chain.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { foldDossier } from '../../../shared/dossier/fold.ts';
import { carriedBody } from '../../../shared/dossier/origin.ts';
import { crypto, dossier, ledger, type Writer } from './dossier-events.ts';

/** Writes an event of another ledger again, as a desk does that leaves a branch. */
function carry(to: Writer, event: LedgerEvent, after: readonly LedgerEvent[] = []): LedgerEvent {
  const last = to.events.at(-1);
  const { at, actor, role, type } = event.header;
  const copy = makeEvent(crypto, {
    ledger: to.ledger,
    seq: (last?.header.seq ?? 0) + 1,
    clock: [(last?.header.clock[0] ?? 0) + 9_000_000_000_000 - (last === undefined ? 0 : 9_000_000_000_000 - 1), 0],
    at,
    actor,
    role,
    after: after.map(({ hash }) => hash),
    type,
    dossier,
    prev: last?.hash ?? null,
    body: carriedBody(event),
    personal: event.personal?.data ?? null,
    ...(event.personal === null ? {} : { salt: event.personal.salt }),
  });
  (to.events as LedgerEvent[]).push(copy);
  return copy;
}

describe('an event and its carried-over copy', () => {
  it('are one deed: folded once where both lie, the same as where only the copy does', () => {
    const left = ledger(1);
    const next = ledger(2);
    const originals = [left.write('dossier.received.v1'), left.write('dossier.handedOver.v1')];
    for (const event of originals) carry(next, event);
    const both = foldDossier(dossier, [...left.events, ...next.events]);
    const copies = foldDossier(dossier, next.events);
    expect({ state: both.state, heads: both.heads }).toEqual({ state: copies.state, heads: copies.heads });
    expect(
      both.placed.map(({ event, effect }) => `${event.header.ledger === next.ledger ? 'copy' : 'left'} ${effect.kind}`),
    ).toEqual(['copy applied', 'left carried', 'copy applied', 'left carried']);
    expect(both.state).toMatchObject({ status: 'processing', receivedBy: next.ledger });
    expect(both.heads).toMatchObject([{ ledger: next.ledger, seq: 2 }]);
  });

  it('let what came after the original come after the copy', () => {
    const left = ledger(1);
    const next = ledger(2);
    const district = ledger(3);
    left.write('dossier.received.v1');
    const handed = left.write('dossier.handedOver.v1');
    district.write('dossier.decided.v1', { role: 'officer', after: [handed] });
    const later = left.write('dossier.resolved.v1');
    for (const event of left.events.slice(0, 2)) carry(next, event);
    // The district has the whole of the old ledger; the desk carried over what it did not know to be there.
    const folded = foldDossier(dossier, [later, ...district.events, ...next.events, ...left.events.slice(0, 2)]);
    expect(folded.waiting).toEqual([]);
    const counted = folded.placed.filter(({ effect }) => effect.kind !== 'carried');
    expect(counted.map(({ event }) => event.header.type)).toEqual([
      'dossier.received.v1',
      'dossier.handedOver.v1',
      'dossier.decided.v1',
      'dossier.resolved.v1',
    ]);
    // Where the old ledger ends before them, the copies alone carry the decision.
    expect(foldDossier(dossier, [...district.events, ...next.events]).state?.decision?.outcome).toBe('approved');
  });

  it('stay one deed when they are carried over again', () => {
    const [first, second, third] = [ledger(1), ledger(2), ledger(3)];
    const original = first.write('dossier.received.v1');
    const copy = carry(second, original);
    const again = carry(third, copy);
    for (const known of [[original, copy, again], [original, again], [copy, again], [again]])
      expect(foldDossier(dossier, known).placed[0]).toEqual({ event: known.at(-1), effect: { kind: 'applied' } });
  });

  it('are two deeds where the copy says something else: nobody passes another’s event off as theirs', () => {
    const left = ledger(1);
    const liar = ledger(2);
    const original = left.write('dossier.received.v1');
    const forged = { ...original, body: { ...original.body, dueAt: 1 } };
    carry(liar, { ...forged, hash: original.hash });
    const folded = foldDossier(dossier, [...liar.events, ...left.events]);
    expect(folded.state).toMatchObject({ receivedBy: left.ledger, dueAt: original.body.dueAt });
    expect(folded.placed.map(({ effect }) => effect.kind)).toEqual(['applied', 'conflict']);
  });

  it('take no harm from an origin that is none', () => {
    const desk = ledger(1);
    const event = desk.write('dossier.received.v1', {
      body: { ...ledger(9).write('dossier.received.v1').body, origin: 'x' },
    });
    expect(foldDossier(dossier, [event]).state?.status).toBe('received');
  });
});
