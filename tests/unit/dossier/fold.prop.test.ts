import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActorRole, JsonValue, LedgerEvent } from '../../../shared/dossier/event.ts';
import type { DossierEventType } from '../../../shared/dossier/event-types.ts';
import { foldDossier } from '../../../shared/dossier/fold.ts';
import { dossier, facts, ledger } from './dossier-events.ts';

const types = Object.keys(facts) as readonly DossierEventType[];
const roles: readonly ActorRole[] = ['clerk', 'leader', 'officer'];

/** What one of three writers does next: which type, by whom, after which of the events that it may know. */
const deed = fc.record({
  writer: fc.integer({ min: 0, max: 2 }),
  type: fc.constantFrom<DossierEventType[]>(...types, 'dossier.received.v1', 'dossier.handedOver.v1'),
  role: fc.constantFrom(...roles),
  knows: fc.array(fc.nat(), { maxLength: 3 }),
  settles: fc.nat(),
  odd: fc.integer({ min: 0, max: 19 }),
});

/** A story as life with three clocks might write it, allowed or not. */
function storyOf(deeds: readonly (typeof deed extends fc.Arbitrary<infer D> ? D : never)[]): readonly LedgerEvent[] {
  const writers = [ledger(1, 0), ledger(2, 40_000), ledger(3, -90_000_000)];
  const events: LedgerEvent[] = [];
  for (const { writer, type, role, knows, settles, odd } of deeds) {
    const own = writers[writer];
    if (own === undefined) continue;
    const foreign = events.filter(({ header }) => header.ledger !== own.ledger);
    const after = knows.flatMap((n) => foreign[n % Math.max(1, foreign.length)] ?? []);
    const target = events[settles % Math.max(1, events.length)]?.header;
    const body: Record<string, JsonValue | undefined> =
      odd === 0
        ? { nonsense: true }
        : type === 'dossier.settled.v1' && target !== undefined
          ? { event: { ledger: target.ledger, seq: target.seq }, take: settles % 2 === 0 }
          : facts[type].body;
    events.push(own.write(odd === 1 ? 'other.unknown.v1' : type, { role, after: [...new Set(after)], body }));
  }
  return events;
}

const story = fc.array(deed, { minLength: 1, maxLength: 14 }).map(storyOf);

it('gives the same dossier for any order of arrival', () => {
  fc.assert(
    fc.property(
      story.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
      ),
      ([events, shuffled]) => {
        expect(foldDossier(dossier, shuffled)).toEqual(foldDossier(dossier, events));
      },
    ),
    { numRuns: 300 },
  );
});

it('loses no event: each is placed or waits, once', () => {
  fc.assert(
    fc.property(
      story.chain((events) => fc.shuffledSubarray([...events])),
      (known) => {
        const { placed, waiting } = foldDossier(dossier, known);
        const kept = [...placed.map(({ event }) => event), ...waiting].map(({ hash }) => hash).sort();
        expect(kept).toEqual(known.map(({ hash }) => hash).sort());
      },
    ),
    { numRuns: 200 },
  );
});

it('lets nothing wait once every cause is there', () => {
  fc.assert(
    fc.property(story, (events) => {
      expect(foldDossier(dossier, events).waiting).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('puts every cause before its effect', () => {
  fc.assert(
    fc.property(story, (events) => {
      const order = foldDossier(dossier, events).placed.map(({ event }) => event);
      const placeOf = new Map(order.map((event, place) => [event.hash, place]));
      order.forEach((event, place) => {
        for (const cause of event.header.after) expect(placeOf.get(cause)).toBeLessThan(place);
        const before = order.filter(
          ({ header }) => header.ledger === event.header.ledger && header.seq < event.header.seq,
        );
        for (const earlier of before) expect(placeOf.get(earlier.hash)).toBeLessThan(place);
      });
    }),
    { numRuns: 200 },
  );
});

it('takes one intake as the dossier’s, whatever else arrives', () => {
  fc.assert(
    fc.property(story, (events) => {
      const { state, placed } = foldDossier(dossier, events);
      const applied = placed.filter(
        ({ event, effect }) => event.header.type === 'dossier.received.v1' && effect.kind === 'applied',
      );
      expect(applied.length).toBeLessThanOrEqual(1);
      if (applied.length === 1) expect(state?.code).toBe('H60.15.3-261117-2001');
    }),
    { numRuns: 200 },
  );
});

it('is total: any JSON in body and personal part gives a value', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<Record<string, JsonValue>>;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...types), object, fc.option(object), fc.constantFrom(...roles)), {
        maxLength: 8,
      }),
      (writings) => {
        const desk = ledger(1);
        for (const [type, body, personal, role] of writings) desk.write(type, { body, personal, role });
        const { placed, waiting } = foldDossier(dossier, desk.events);
        expect(placed.length + waiting.length).toBe(desk.events.length);
      },
    ),
    { numRuns: 200 },
  );
});
