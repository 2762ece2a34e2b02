import { describe, expect, it } from 'vitest';
import type { ActorRole } from '../../../shared/dossier/event.ts';
import type { DossierEventType } from '../../../shared/dossier/event-types.ts';
import { foldDossier } from '../../../shared/dossier/fold.ts';
import { findMove, whyNot } from '../../../shared/dossier/lifecycle.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import { type Status, statuses } from '../../../shared/dossier/status.ts';
import { dossier, ledger, type Writer } from './dossier-events.ts';

/** One way into each status, as domain.md 3 allows it; `counter`: the stage before a code is given. */
const ways: Readonly<Record<Status | 'counter', readonly DossierEventType[]>> = {
  registered: ['dossier.registered.v1'],
  counter: ['dossier.registered.v1', 'dossier.supplementRequested.v1'],
  received: ['dossier.received.v1'],
  refused: ['dossier.registered.v1', 'dossier.refused.v1'],
  processing: ['dossier.received.v1', 'dossier.handedOver.v1'],
  supplementRequested: ['dossier.received.v1', 'dossier.supplementRequested.v1'],
  paymentRequested: ['dossier.received.v1', 'dossier.handedOver.v1', 'dossier.paymentRequested.v1'],
  withdrawn: ['dossier.received.v1', 'dossier.withdrawn.v1'],
  stopped: ['dossier.received.v1', 'dossier.stopped.v1'],
  resolved: ['dossier.received.v1', 'dossier.resolved.v1'],
  returned: ['dossier.received.v1', 'dossier.resolved.v1', 'dossier.returned.v1'],
};
type Stage = keyof typeof ways;
const stages = Object.keys(ways) as readonly Stage[];

function walk(stage: Stage): { writer: Writer; state: DossierState } {
  const writer = ledger(1);
  for (const type of ways[stage]) writer.write(type);
  const { state } = foldDossier(dossier, writer.events);
  if (state === null) throw new Error('the way leads nowhere');
  return { writer, state };
}

/**
 * domain.md 3: "1→2,3,5,7 · 2→4,5,7,8,9 · 4→5,6,7,8,9 · 5→2,4,7,8 · 6→2,4,7,8 · 9→4,10", where the counter's 5 goes
 * to 2, 3 and 7, and a second hand-over stays in 4. Written out here on its own, to be held against the table of moves.
 */
const allowed: Readonly<Record<Stage, Partial<Record<DossierEventType, Status>>>> = {
  registered: {
    'dossier.received.v1': 'received',
    'dossier.refused.v1': 'refused',
    'dossier.supplementRequested.v1': 'supplementRequested',
    'dossier.withdrawn.v1': 'withdrawn',
  },
  counter: {
    'dossier.received.v1': 'received',
    'dossier.refused.v1': 'refused',
    'dossier.withdrawn.v1': 'withdrawn',
  },
  received: {
    'dossier.handedOver.v1': 'processing',
    'dossier.supplementRequested.v1': 'supplementRequested',
    'dossier.withdrawn.v1': 'withdrawn',
    'dossier.stopped.v1': 'stopped',
    'dossier.resolved.v1': 'resolved',
  },
  processing: {
    'dossier.handedOver.v1': 'processing',
    'dossier.supplementRequested.v1': 'supplementRequested',
    'dossier.paymentRequested.v1': 'paymentRequested',
    'dossier.withdrawn.v1': 'withdrawn',
    'dossier.stopped.v1': 'stopped',
    'dossier.resolved.v1': 'resolved',
  },
  supplementRequested: {
    'dossier.supplemented.v1': 'received',
    'dossier.withdrawn.v1': 'withdrawn',
    'dossier.stopped.v1': 'stopped',
  },
  paymentRequested: {
    'dossier.paymentRecorded.v1': 'processing',
    'dossier.withdrawn.v1': 'withdrawn',
    'dossier.stopped.v1': 'stopped',
  },
  resolved: { 'dossier.recalled.v1': 'processing', 'dossier.returned.v1': 'returned' },
  refused: {},
  withdrawn: {},
  stopped: {},
  returned: {},
};

const movingTypes: readonly DossierEventType[] = [
  'dossier.registered.v1',
  'dossier.received.v1',
  'dossier.refused.v1',
  'dossier.supplementRequested.v1',
  'dossier.supplemented.v1',
  'dossier.paymentRequested.v1',
  'dossier.paymentRecorded.v1',
  'dossier.handedOver.v1',
  'dossier.resolved.v1',
  'dossier.recalled.v1',
  'dossier.returned.v1',
  'dossier.withdrawn.v1',
  'dossier.stopped.v1',
];
const pairs = stages.flatMap((stage) => movingTypes.map((type) => ({ stage, type, to: allowed[stage][type] ?? null })));

describe('the table of moves', () => {
  it.each(pairs.filter(({ to }) => to !== null))('leads from $stage by $type to $to', ({ stage, type, to }) => {
    const { writer } = walk(stage);
    writer.write(type);
    const folded = foldDossier(dossier, writer.events);
    expect(folded.placed.at(-1)?.effect).toEqual({ kind: 'applied' });
    expect(folded.state?.status).toBe(to);
  });

  it.each(pairs.filter(({ to }) => to === null))('does not let $type happen in $stage', ({ stage, type }) => {
    const { writer, state } = walk(stage);
    const event = writer.write(type);
    const folded = foldDossier(dossier, writer.events);
    expect(folded.placed.at(-1)).toMatchObject({ event, effect: { kind: 'conflict', settled: null } });
    expect({ ...folded.state, codeAliases: [] }).toEqual({ ...state, codeAliases: [] });
  });

  it('knows a way into every status', () => {
    for (const status of statuses) expect(walk(status).state.status).toBe(status);
  });
});

describe('what keeps the status', () => {
  const cases: readonly { type: DossierEventType; role: ActorRole; stages: readonly Stage[] }[] = [
    { type: 'dossier.repromised.v1', role: 'leader', stages: ['received', 'processing'] },
    {
      type: 'dossier.dueRecalculated.v1',
      role: 'leader',
      stages: ['received', 'processing', 'supplementRequested', 'paymentRequested'],
    },
    { type: 'dossier.corrected.v1', role: 'leader', stages },
    { type: 'dossier.settled.v1', role: 'leader', stages },
  ];
  it.each(cases)('$type happens where it may and nowhere else', ({ type, role, stages: where }) => {
    for (const stage of stages) {
      const { writer, state } = walk(stage);
      writer.write(type, { role });
      const folded = foldDossier(dossier, writer.events);
      expect([stage, folded.placed.at(-1)?.effect.kind]).toEqual([
        stage,
        where.includes(stage) ? 'applied' : 'conflict',
      ]);
      expect(folded.state?.status).toBe(state.status);
    }
  });
});

describe('who may make a move', () => {
  const roles: readonly ActorRole[] = ['clerk', 'leader', 'officer', 'system'];
  const leaders: readonly DossierEventType[] = [
    'dossier.repromised.v1',
    'dossier.dueRecalculated.v1',
    'dossier.settled.v1',
  ];

  it('is the desk’s staff, for some the leader alone, and nobody else', () => {
    for (const type of [...movingTypes, ...leaders, 'dossier.corrected.v1' as const]) {
      const move = findMove(type);
      const stage = stages.find((candidate) => allowed[candidate][type] !== undefined) ?? 'received';
      const state = type === 'dossier.registered.v1' ? null : walk(stage).state;
      const may = roles.filter((role) => move !== null && whyNot(move, state, { role }) === null);
      // Only settling is also the tier above's: a conflict may lie between two offices.
      const alone = type === 'dossier.settled.v1' ? ['leader', 'officer'] : ['leader'];
      expect([type, may]).toEqual([type, leaders.includes(type) ? alone : ['clerk', 'leader']]);
    }
  });

  it('is an officer for a decision, once the dossier was handed over to the district', () => {
    const { writer, state } = walk('processing');
    expect(roles.filter((role) => whyNot('decide', state, { role }) === null)).toEqual(['officer']);
    writer.write('dossier.handedOver.v1', { body: { holder: 'unit' }, personal: { to: 'Phòng Tư pháp' } });
    const atUnit = foldDossier(dossier, writer.events).state;
    expect(whyNot('decide', atUnit, { role: 'officer' })).toBe('dossier.not-at-district');
    expect(whyNot('decide', walk('received').state, { role: 'officer' })).toBe('dossier.move-not-allowed');
  });

  it('is a leader for the second supplement and for what was handed over or is over', () => {
    const { writer } = walk('received');
    writer.write('dossier.supplementRequested.v1');
    writer.write('dossier.supplemented.v1');
    const again = foldDossier(dossier, writer.events).state;
    expect(whyNot('requestSupplement', again, { role: 'clerk' })).toBe('dossier.second-supplement-needs-leader');
    expect(whyNot('requestSupplement', again, { role: 'leader' })).toBeNull();
    for (const stage of ['processing', 'refused', 'withdrawn', 'stopped', 'returned'] as const) {
      expect(whyNot('correct', walk(stage).state, { role: 'clerk' })).toBe('dossier.correction-needs-leader');
      expect(whyNot('correct', walk(stage).state, { role: 'leader' })).toBeNull();
    }
    expect(whyNot('correct', walk('received').state, { role: 'clerk' })).toBeNull();
  });

  it('finds nothing to move where there is no dossier', () => {
    expect(whyNot('handOver', null, { role: 'clerk' })).toBe('dossier.not-found');
  });
});
