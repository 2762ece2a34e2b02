import { expect, test } from 'vitest';
import { ledgerIdOf } from '../../../shared/batch/chain.ts';
import { noBelief, planAcknowledgement, planImport, takeFrom, unsentCount } from '../../../shared/batch/plan.ts';
import { crypto, events } from './sample-batch.ts';

const ledger = ledgerIdOf(crypto, crypto.ed25519PublicKey(new Uint8Array(32).fill(1)));
const hashAt = (seq: number) => events[seq - 1]?.hash ?? null;
const held = (seq: number) => ({ seq, hashAt: (at: number) => (at <= seq ? hashAt(at) : null) });
const range = (from: number, to: number) => ({
  ledger,
  from,
  to,
  prevHash: hashAt(from - 1),
  lastHash: hashAt(to) ?? '',
});
const other = 'f'.repeat(64);

test.each([
  ['the first range', 0, range(1, 5), { kind: 'apply', fromSeq: 1, prevHash: null }],
  ['the next range', 5, range(6, 9), { kind: 'apply', fromSeq: 6, prevHash: hashAt(5) }],
  ['an overlap', 7, range(6, 9), { kind: 'apply', fromSeq: 8, prevHash: hashAt(7) }],
  ['the same range again', 9, range(6, 9), { kind: 'duplicate' }],
  ['an older range', 12, range(6, 9), { kind: 'duplicate' }],
  ['a range after a gap', 3, range(6, 9), { kind: 'gap', resumeFrom: 4 }],
  ['another beginning', 7, { ...range(6, 9), prevHash: other }, { kind: 'fork', at: 5 }],
  ['another end of what is held', 9, { ...range(6, 9), lastHash: other }, { kind: 'fork', at: 9 }],
])('%s is planned rightly', (_, seq, given, plan) => {
  expect(planImport(held(seq), given)).toEqual(plan);
});

test('an overlap whose rest does not go on from what is held is a fork', () => {
  const plan = planImport({ seq: 7, hashAt: (seq) => (seq === 7 ? other : hashAt(seq)) }, range(6, 9));
  if (plan.kind !== 'apply') throw new Error(plan.kind);
  expect(takeFrom(plan, events.slice(5, 9))).toEqual({ kind: 'fork', at: 7 });
});

test('of an overlap only the rest is taken', () => {
  const plan = planImport(held(7), range(6, 9));
  if (plan.kind !== 'apply') throw new Error(plan.kind);
  expect(takeFrom(plan, events.slice(5, 9))).toEqual({ kind: 'events', events: events.slice(7, 9) });
});

const own = { ledger, seq: 20, hashAt };
const book = (no: number) => ({ no, sha256: `${no}`.padStart(64, '0'), nonce: `n${no}` });
const books = [1, 2, 3].map(book);
const answer = (no: number, seq: number, hash = hashAt(seq) ?? other) => ({
  answers: { sha256: book(no).sha256, nonce: book(no).nonce },
  ledgers: seq === 0 ? [] : [{ ledger, seq, hash }],
});

test('an answer to nothing that was sealed here changes nothing', () => {
  expect(planAcknowledgement(books, noBelief, [own], answer(9, 20))).toEqual({ kind: 'foreign' });
  const wrongNonce = { ...answer(1, 5), answers: { sha256: book(1).sha256, nonce: 'other' } };
  expect(planAcknowledgement(books, noBelief, [own], wrongNonce)).toEqual({ kind: 'foreign' });
});

test('an answer to an older file than one already answered is stale', () => {
  const belief = { answeredNo: 2, holds: {} };
  expect(planAcknowledgement(books, belief, [own], answer(1, 20))).toEqual({ kind: 'stale' });
});

test('an answer to a newer file counts even when it holds less: the district was put back', () => {
  const first = planAcknowledgement(books, noBelief, [own], answer(1, 15));
  if (first.kind !== 'taken') throw new Error(first.kind);
  expect(unsentCount(own, first.belief)).toBe(5);
  const second = planAcknowledgement(books, first.belief, [own], answer(2, 4));
  if (second.kind !== 'taken') throw new Error(second.kind);
  expect(unsentCount(own, second.belief)).toBe(16);
});

test('of two answers to the same file the one that holds less counts, in whatever order', () => {
  const outcomes = [
    [answer(2, 15), answer(2, 4)],
    [answer(2, 4), answer(2, 15)],
  ].map((answers) =>
    answers.reduce((belief, each) => {
      const plan = planAcknowledgement(books, belief, [own], each);
      return plan.kind === 'taken' ? plan.belief : belief;
    }, noBelief),
  );
  expect(outcomes[0]).toEqual(outcomes[1]);
  expect(outcomes.map((belief) => unsentCount(own, belief))).toEqual([16, 16]);
});

test('a district that holds more, or another hash, is told as a fork, and nothing counts as sent', () => {
  const ahead = planAcknowledgement(books, noBelief, [{ ...own, seq: 10 }], answer(1, 15));
  expect(ahead).toMatchObject({ kind: 'taken', forks: [{ ledger, seq: 15, kind: 'ahead' }] });
  const differs = planAcknowledgement(books, noBelief, [own], answer(1, 15, other));
  if (differs.kind !== 'taken') throw new Error(differs.kind);
  expect(differs.forks).toEqual([{ ledger, seq: 15, hash: other, kind: 'other-hash' }]);
  expect(unsentCount(own, differs.belief)).toBe(20);
});
