import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerRange } from '../../../shared/batch/batch.ts';
import { ledgerIdOf } from '../../../shared/batch/chain.ts';
import {
  type HoldBelief,
  noBelief,
  planAcknowledgement,
  planImport,
  type SealedBook,
  takeFrom,
  unsentCount,
} from '../../../shared/batch/plan.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { crypto, events } from './sample-batch.ts';

const ledger = ledgerIdOf(crypto, crypto.ed25519PublicKey(new Uint8Array(32).fill(1)));
const hashAt = (seq: number) => events[seq - 1]?.hash ?? null;
const own = { ledger, seq: events.length, hashAt };

/** A district in little: what it holds, and the ranges that wait for a gap to close. */
function createReceiver() {
  let held: LedgerEvent[] = [];
  const parked: LedgerRange[] = [];
  const apply = (range: LedgerRange): string => {
    const plan = planImport({ seq: held.length, hashAt: (seq) => held[seq - 1]?.hash ?? null }, range);
    if (plan.kind === 'gap') parked.push(range);
    if (plan.kind !== 'apply') return plan.kind;
    const taken = takeFrom(plan, events.slice(range.from - 1, range.to));
    if (taken.kind !== 'events') return taken.kind;
    held.push(...taken.events);
    for (const waiting of parked.splice(0)) apply(waiting);
    return 'accepted';
  };
  return {
    apply,
    putBack: (seq: number) => {
      held = held.slice(0, seq);
    },
    held: () => held,
    head: () =>
      held.flatMap(({ header, hash }, i) => (i === held.length - 1 ? [{ ledger, seq: header.seq, hash }] : [])),
  };
}

const range = fc
  .tuple(fc.integer({ min: 1, max: events.length }), fc.integer({ min: 1, max: events.length }))
  .map(([a, b]): LedgerRange => {
    const [from, to] = a < b ? [a, b] : [b, a];
    return { ledger, from, to, prevHash: hashAt(from - 1), lastHash: hashAt(to) ?? '' };
  });
const whole: LedgerRange = {
  ledger,
  from: 1,
  to: events.length,
  prevHash: null,
  lastHash: hashAt(events.length) ?? '',
};

test('ranges in any order, doubled or lost, leave a true beginning of the ledger, and the whole one completes it', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), (ranges) => {
      const receiver = createReceiver();
      for (const each of ranges) expect(receiver.apply(each)).not.toBe('fork');
      expect(receiver.held()).toEqual(events.slice(0, receiver.held().length));
      receiver.apply(whole);
      expect(receiver.held()).toEqual(events);
      expect(receiver.apply(whole)).toBe('duplicate');
    }),
  );
});

test('every range that reaches what is held joins on: no order of arrival loses events', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 2, max: events.length }), { maxLength: 8 });
  const shuffled = cuts.chain((places) => {
    const starts = [1, ...places.sort((a, b) => a - b)];
    const ranges = starts.map((from, i): LedgerRange => {
      const to = (starts[i + 1] ?? events.length + 1) - 1;
      return { ledger, from, to, prevHash: hashAt(from - 1), lastHash: hashAt(to) ?? '' };
    });
    return fc.shuffledSubarray(ranges, { minLength: ranges.length });
  });
  fc.assert(
    fc.property(shuffled, (ranges) => {
      const receiver = createReceiver();
      for (const each of ranges) receiver.apply(each);
      expect(receiver.held()).toEqual(events);
    }),
  );
});

type Step =
  | { readonly kind: 'send'; readonly arrives: boolean }
  | { readonly kind: 'answer'; readonly which: number }
  | { readonly kind: 'again'; readonly which: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('send' as const), arrives: fc.boolean() }),
  fc.record({ kind: fc.constant('answer' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('again' as const), which: fc.nat() }),
);

test('answers lost, late, doubled and out of order never make more count as sent than the district holds', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const receiver = createReceiver();
      const books: SealedBook[] = [];
      const answers: Parameters<typeof planAcknowledgement>[3][] = [];
      let belief: HoldBelief = noBelief;
      const believed = () => own.seq - unsentCount(own, belief);
      const send = (book: SealedBook, upTo: number) => {
        const from = Math.min(believed() + 1, events.length);
        const to = Math.min(events.length, from + upTo);
        receiver.apply({ ledger, from, to, prevHash: hashAt(from - 1), lastHash: hashAt(to) ?? '' });
        answers.push({ answers: { sha256: book.sha256, nonce: book.nonce }, ledgers: receiver.head() });
      };
      for (const [i, each] of steps.entries()) {
        if (each.kind === 'send') {
          const book = { no: books.length + 1, sha256: `s${books.length}`, nonce: `n${books.length}` };
          books.push(book);
          if (each.arrives) send(book, i % 7);
        } else if (each.kind === 'again') {
          const book = books[books.length === 0 ? 0 : each.which % books.length];
          if (book !== undefined) send(book, i % 5);
        } else {
          const answer = answers[answers.length === 0 ? 0 : each.which % answers.length];
          if (answer === undefined) continue;
          const plan = planAcknowledgement(books, belief, [own], answer);
          if (plan.kind === 'taken') {
            expect(plan.forks).toEqual([]);
            expect(plan.belief.answeredNo).toBeGreaterThanOrEqual(belief.answeredNo);
            belief = plan.belief;
          }
        }
        expect(believed()).toBeLessThanOrEqual(receiver.held().length);
      }
      // A quiet line at the end: one round of what is unsent, answered, and nothing is left.
      const last = { no: books.length + 1, sha256: 'last', nonce: 'last' };
      send(last, events.length);
      const plan = planAcknowledgement(
        [...books, last],
        belief,
        [own],
        answers.at(-1) ?? { answers: last, ledgers: [] },
      );
      expect(plan.kind === 'taken' && unsentCount(own, plan.belief)).toBe(0);
    }),
  );
});

test('a district put back to any earlier state is filled again', () => {
  fc.assert(
    fc.property(fc.nat({ max: events.length }), (back) => {
      const receiver = createReceiver();
      receiver.apply(whole);
      receiver.putBack(back);
      const book = { no: 1, sha256: 's', nonce: 'n' };
      const told = { answers: { sha256: 's', nonce: 'n' }, ledgers: receiver.head() };
      const plan = planAcknowledgement([book], { answeredNo: 0, holds: {} }, [own], told);
      if (plan.kind !== 'taken') throw new Error(plan.kind);
      const from = events.length - unsentCount(own, plan.belief) + 1;
      if (from > events.length) return;
      receiver.apply({ ...whole, from, prevHash: hashAt(from - 1) });
      expect(receiver.held()).toEqual(events);
    }),
  );
});
