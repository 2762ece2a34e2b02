import { describe, expect, it } from 'vitest';
import { foldDossier } from '../../../shared/dossier/fold.ts';
import { DossierId } from '../../../shared/dossier/ids.ts';
import { dossier, facts, ledger } from './dossier-events.ts';

describe('a dossier of one ledger', () => {
  it('has the facts of its intake', () => {
    const desk = ledger(1);
    const received = desk.write('dossier.received.v1');
    const { state, heads, waiting } = foldDossier(dossier, desk.events);
    expect(state).toMatchObject({
      id: dossier,
      status: 'received',
      code: 'H60.15.3-261117-2001',
      receivedBy: desk.ledger,
      applicant: { fullName: 'Nguyễn Thị Hoa' },
      bookNo: '2.0/2026-TNHS',
      handedOver: false,
    });
    expect(heads).toEqual([{ ledger: desk.ledger, seq: 1, hash: received.hash }]);
    expect(waiting).toEqual([]);
  });

  it('keeps the stops of its clock, closed and open', () => {
    const desk = ledger(1);
    desk.write('dossier.received.v1');
    const first = desk.write('dossier.supplementRequested.v1');
    const second = desk.write('dossier.supplemented.v1');
    const third = desk.write('dossier.supplementRequested.v1', { role: 'leader' });
    const { state } = foldDossier(dossier, desk.events);
    expect(state).toMatchObject({
      status: 'supplementRequested',
      pausedFrom: 'received',
      supplementRounds: 2,
      pauses: [
        { pausedAt: first.header.at, resumedAt: second.header.at },
        { pausedAt: third.header.at, resumedAt: null },
      ],
    });
  });

  it('counts the counter’s supplements apart and stops no clock for them', () => {
    const desk = ledger(1);
    desk.write('dossier.registered.v1');
    desk.write('dossier.supplementRequested.v1');
    desk.write('dossier.received.v1');
    expect(foldDossier(dossier, desk.events).state).toMatchObject({
      status: 'received',
      supplementRounds: 0,
      counterSupplementRounds: 1,
      pauses: [],
    });
  });

  it('shows a purged person as unknown and folds on', () => {
    const desk = ledger(1);
    const received = desk.write('dossier.received.v1');
    desk.write('dossier.handedOver.v1');
    const purged = desk.events.map((event) => (event === received ? { ...event, personal: null } : event));
    expect(foldDossier(dossier, purged).state).toMatchObject({ status: 'processing', applicant: null });
  });
});

describe('an event that cannot be used', () => {
  it('is set aside when nobody knows its type, and the rest goes on', () => {
    const desk = ledger(1);
    desk.write('dossier.received.v1');
    desk.write('other.thing.v9', { body: { anything: [1, { deep: true }] } });
    desk.write('dossier.handedOver.v1');
    const folded = foldDossier(dossier, desk.events);
    expect(folded.placed.map(({ effect }) => effect)).toEqual([
      { kind: 'applied' },
      { kind: 'setAside', why: 'unknown-type' },
      { kind: 'applied' },
    ]);
    expect(folded.state?.status).toBe('processing');
  });

  it.each([
    ['a body without its fields', { body: {} }],
    ['a body of other types', { body: { ...facts['dossier.resolved.v1'].body, outcome: 7 } }],
    ['a personal part of other types', { personal: { reason: ['x'] } }],
  ])('is set aside with %s', (_what, writing) => {
    const desk = ledger(1);
    desk.write('dossier.received.v1');
    desk.write('dossier.resolved.v1', writing);
    const folded = foldDossier(dossier, desk.events);
    expect(folded.placed.at(-1)?.effect).toEqual({ kind: 'setAside', why: 'malformed' });
    expect(folded.state?.status).toBe('received');
  });

  it('begins no dossier', () => {
    const desk = ledger(1);
    desk.write('dossier.handedOver.v1');
    const folded = foldDossier(dossier, desk.events);
    expect(folded.state).toBeNull();
    expect(folded.placed[0]?.effect).toEqual({ kind: 'conflict', rule: 'dossier.not-found', settled: null });
  });

  it('leaves nothing at all to an empty story', () => {
    expect(foldDossier(dossier, [])).toEqual({ id: dossier, state: null, placed: [], waiting: [], heads: [] });
  });
});

describe('a dossier of several ledgers', () => {
  it('takes cause before effect whatever the clocks say', () => {
    const slow = ledger(1, 0);
    const fast = ledger(2, -86_400_000);
    slow.write('dossier.received.v1');
    const handed = slow.write('dossier.handedOver.v1');
    fast.write('dossier.decided.v1', { role: 'officer', after: [handed] });
    const { placed, state } = foldDossier(dossier, [...fast.events, ...slow.events]);
    expect(placed.map(({ event }) => event.header.type)).toEqual([
      'dossier.received.v1',
      'dossier.handedOver.v1',
      'dossier.decided.v1',
    ]);
    expect(state).toMatchObject({ status: 'processing', decision: { outcome: 'approved' } });
  });

  it('lets an event wait whose cause has not arrived, not in conflict', () => {
    const desk = ledger(1);
    const district = ledger(2);
    desk.write('dossier.received.v1');
    const handed = desk.write('dossier.handedOver.v1');
    const decided = district.write('dossier.decided.v1', { role: 'officer', after: [handed] });
    const early = foldDossier(dossier, [...desk.events.slice(0, 1), decided]);
    expect(early.waiting).toEqual([decided]);
    expect(early.placed.map(({ effect }) => effect.kind)).toEqual(['applied']);
    const whole = foldDossier(dossier, [...desk.events, decided]);
    expect(whole.waiting).toEqual([]);
    expect(whole.state?.decision?.outcome).toBe('approved');
  });

  it('keeps the second of two intakes in conflict, and its code findable', () => {
    const one = ledger(1);
    const two = ledger(2, 5000);
    const shared = one.write('dossier.registered.v1');
    one.write('dossier.received.v1');
    const code = 'H60.15.3-261117-3001';
    two.write('dossier.received.v1', { after: [shared], body: { ...facts['dossier.received.v1'].body, code } });
    const { state, placed, heads } = foldDossier(dossier, [...two.events, ...one.events]);
    expect(state).toMatchObject({ code: 'H60.15.3-261117-2001', codeAliases: [code] });
    expect(placed.map(({ effect }) => effect.kind)).toEqual(['applied', 'applied', 'conflict']);
    expect(heads).toHaveLength(2);
  });
});

describe('settling a conflict', () => {
  function returnedTwice() {
    const one = ledger(1);
    const two = ledger(2, 60_000);
    one.write('dossier.received.v1');
    const head = one.write('dossier.resolved.v1');
    one.write('dossier.returned.v1', { body: { by: 'post' } });
    const lost = two.write('dossier.recalled.v1', { after: [head] });
    return { one, two, lost };
  }

  it.each([
    [true, 'processing'],
    [false, 'returned'],
  ])('by taking (%s) leaves it %s', (take, status) => {
    const { one, two, lost } = returnedTwice();
    const { ledger: of, seq } = lost.header;
    one.write('dossier.settled.v1', { role: 'leader', after: [lost], body: { event: { ledger: of, seq }, take } });
    const { state, placed } = foldDossier(dossier, [...one.events, ...two.events]);
    expect(state?.status).toBe(status);
    expect(placed.find(({ event }) => event === lost)?.effect).toEqual({
      kind: 'conflict',
      rule: 'dossier.move-not-allowed',
      settled: { take },
    });
  });

  it('counts once: a second word about the same event changes nothing', () => {
    const { one, two, lost } = returnedTwice();
    const { ledger: of, seq } = lost.header;
    for (const take of [false, true])
      one.write('dossier.settled.v1', { role: 'leader', after: [lost], body: { event: { ledger: of, seq }, take } });
    expect(foldDossier(dossier, [...one.events, ...two.events]).state?.status).toBe('returned');
  });

  it('of something that is in no conflict changes nothing', () => {
    const desk = ledger(1);
    desk.write('dossier.received.v1');
    const before = foldDossier(dossier, desk.events).state;
    desk.write('dossier.settled.v1', { role: 'leader', body: { event: { ledger: desk.ledger, seq: 1 }, take: true } });
    expect(foldDossier(dossier, desk.events).state).toEqual(before);
  });

  it('is not a clerk’s', () => {
    const { one, two, lost } = returnedTwice();
    const { ledger: of, seq } = lost.header;
    one.write('dossier.settled.v1', { after: [lost], body: { event: { ledger: of, seq }, take: true } });
    expect(foldDossier(dossier, [...one.events, ...two.events]).state?.status).toBe('returned');
  });
});

it('does not mind whose dossier the events say they are of: the caller names it', () => {
  const other = DossierId.parse('0198a2b4-0000-7000-8000-000000000002');
  const desk = ledger(1);
  desk.write('dossier.received.v1', { of: other });
  expect(foldDossier(other, desk.events).state?.id).toBe(other);
});
