import { expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { ledgerIdOf, makeEvent } from '../../../shared/batch/chain.ts';
import { readRange, writeRange } from '../../../shared/batch/range.ts';
import type { JsonObject, LedgerEvent } from '../../../shared/dossier/event.ts';
import { crypto, deskSeed } from './sample-batch.ts';

const ledger = ledgerIdOf(crypto, crypto.ed25519PublicKey(deskSeed));

function eventsWith(bodies: readonly JsonObject[]): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  bodies.forEach((body, i) => {
    const at = 1_770_000_000_000 + i;
    const header = { ledger, seq: i + 1, clock: [at, 0] as [number, number], at, actor: 'clerk-1', after: [] };
    const rest = { role: 'clerk', type: 'unheardOf.v1', dossier: null, personal: null } as const;
    events.push(makeEvent(crypto, { ...header, ...rest, after: [], body, prev: events.at(-1)?.hash ?? null }));
  });
  return events;
}

function nested(depth: number): JsonObject {
  let value: JsonObject = {};
  for (let i = 0; i < depth; i += 1) value = { a: value };
  return value;
}

test.each([
  [
    'keys that JavaScript puts in an order of its own',
    [{ '10': 1, '2': 2, a: 3 }, { '2': { '9': 1, '10': [] } }, { '': 0, '10': 1 }],
  ],
  ['an object in which every key differs', [{ b: 1, a: 2 }, { d: 1, c: { z: 1, y: 2 } }, { f: 1 }]],
  ['the same object in each', [{ a: { c: 1, b: 2 } }, { a: { c: 1, b: 2 } }]],
  [
    'numbers of every kind',
    [
      { a: -0, b: 1e21, c: 1e-7 },
      { a: 0.1, b: -1.5, c: 5e-324 },
      { a: [-0], b: 2 ** 53, c: 0 },
    ],
  ],
  [
    'what has to be escaped',
    [
      { a: '"\\\u0000\u2028ud800', b: 'đ😀' },
      { a: '\\ud800', b: '' },
    ],
  ],
  ['as deep as it may be', [nested(198), nested(150), nested(65)]],
  ['__proto__ as a key', [JSON.parse('{"__proto__":{"x":1},"a":1}'), JSON.parse('{"__proto__":2,"a":1}')]],
])('%s: the texts of what was read are those that were hashed', async (_name, bodies: readonly JsonObject[]) => {
  const events = eventsWith(bodies);
  const range = readRange(crypto, writeRange(crypto, deskSeed, events, null).inner, true);
  const read = range.ok ? [...range.value.slices()] : [];
  expect(read.flatMap((slice) => (slice.ok ? slice.value : []))).toEqual(
    events.map((event) => {
      const text = canonicalJson(event.body);
      // -0 does not travel: canonical JSON has none.
      return { ...event, body: JSON.parse(text), texts: { body: text, data: null } };
    }),
  );
});
