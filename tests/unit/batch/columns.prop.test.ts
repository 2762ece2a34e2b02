import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { ledgerIdOf, makeEvent } from '../../../shared/batch/chain.ts';
import { createSegmentReader } from '../../../shared/batch/columns/decode-segment.ts';
import { createSegmentWriter } from '../../../shared/batch/columns/encode-segment.ts';
import { splitRuns } from '../../../shared/batch/columns/split-runs.ts';
import type { JsonObject, LedgerEvent } from '../../../shared/dossier/event.ts';
import { DossierId } from '../../../shared/dossier/ids.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';

const crypto = createNodeCrypto();
const ledgerSeed = new Uint8Array(32).fill(5);
const ledger = ledgerIdOf(crypto, crypto.ed25519PublicKey(ledgerSeed));

/** Writes in runs of `size` and reads back; the texts of both must be the same, byte by byte. */
function roundTrip(events: readonly LedgerEvent[], size = events.length): void {
  const writer = createSegmentWriter(crypto);
  const first = events[0]?.header;
  const reader = createSegmentReader(crypto, ledger, { seq: (first?.seq ?? 1) - 1, hash: first?.prev ?? null });
  for (let from = 0; from < events.length; from += size) {
    const run = events.slice(from, from + size);
    const read = reader.read(writer.write(run));
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.map(canonicalJson)).toEqual(run.map(canonicalJson));
  }
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'Nguyễn Văn An',
    'Trần Thị Hoa',
    'a, b',
    '',
    ' ',
    '0',
    '007',
    '12/3',
    'ab'.repeat(8),
    '00'.repeat(16),
  ),
  fc.uuid(),
  fc.stringMatching(/^[0-9]{1,17}$/),
  fc.stringMatching(/^[0-9a-f]{16}$/),
);
const leaf = fc.oneof(
  text,
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(1_770_000_000_000, 1_770_000_060_000),
);
const key = fc.oneof(fc.constantFrom('a', 'b', 'c', 'fullName', '__proto__', '10', '9'), fc.string({ maxLength: 4 }));
const { value: tree } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
}));
const object = fc.dictionary(key, tree, { maxKeys: 5 }) as fc.Arbitrary<JsonObject>;

const deed = fc.record({
  type: fc.constantFrom<string[]>('dossier.received.v1', 'unheard.of.v3', 'ký tự "lạ"'),
  body: object,
  personal: fc.option(object),
  dossier: fc.option(fc.constantFrom(...['1', '2', '3'].map((n) => `019b8b95-aaee-7677-873d-00000000000${n}`))),
  gap: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constant(-5000), fc.integer({ min: 0, max: 2 ** 40 })),
  counter: fc.integer({ min: 0, max: 0xffff_ffff }),
  after: fc.array(fc.constantFrom('0'.repeat(64), 'ab'.repeat(32)), { maxLength: 2 }),
  purged: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

function ledgerOf(deeds: readonly Deed[]): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  let at = 1_770_000_000_000;
  for (const { gap, counter, purged, dossier, ...facts } of deeds) {
    at += gap;
    const made = makeEvent(crypto, {
      ...facts,
      ledger,
      seq: events.length + 1,
      clock: [at + 3, counter],
      at,
      actor: 'clerk-1',
      role: 'clerk',
      dossier: dossier === null ? null : DossierId.parse(dossier),
      prev: events.at(-1)?.hash ?? null,
    });
    events.push(purged ? { ...made, personal: null } : made);
  }
  return events;
}

test('any JSON in bodies and personal parts comes back byte for byte', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 40 }), (deeds, size) => {
      roundTrip(ledgerOf(deeds), size);
    }),
    { numRuns: 150 },
  );
});

test('columns of one kind of leaf come back byte for byte', () => {
  const kinds = [
    text,
    fc.integer(),
    fc.maxSafeInteger(),
    fc.stringMatching(/^0[0-9]{9}$/),
    fc.stringMatching(/^[A-B]-[0-9]{1,3}$/),
  ];
  const column = fc
    .constantFrom(...kinds)
    .chain((kind: fc.Arbitrary<string | number>) => fc.array(kind, { minLength: 1, maxLength: 300 }));
  fc.assert(
    fc.property(column, (values) => {
      roundTrip(
        ledgerOf(
          values.map((value) => ({
            type: 't',
            body: { value },
            personal: null,
            dossier: null,
            gap: 1000,
            counter: 0,
            after: [],
            purged: false,
          })),
        ),
      );
    }),
    { numRuns: 100 },
  );
});

test('a real ledger comes back whole from segments of any length', () => {
  const events = generateEvents({ crypto, dossiers: 120, seed: 11, ledgerSeed });
  for (const size of [1, 7, 100, 1000]) roundTrip(events, size);
});

test('deep nesting, maps with other keys in each, and long texts come back', () => {
  let deep: JsonObject = { end: true };
  for (let i = 0; i < 150; i += 1) deep = { in: deep };
  const bodies: JsonObject[] = [
    deep,
    { ...deep, more: 1 },
    ...Array.from({ length: 50 }, (_, i) => ({ [`key-${i}`]: i, note: 'dài, '.repeat(100 * i) })),
  ];
  roundTrip(
    ledgerOf(
      bodies.map((body) => ({
        type: 't',
        body,
        personal: null,
        dossier: null,
        gap: 1,
        counter: 0,
        after: [],
        purged: false,
      })),
    ),
  );
});

test('runs are cut before a segment grows too large', () => {
  const big = { note: 'ệ'.repeat(1_000_000) };
  const events = ledgerOf(
    Array.from({ length: 12 }, () => ({
      type: 't',
      body: big,
      personal: null,
      dossier: null,
      gap: 1,
      counter: 0,
      after: [],
      purged: false,
    })),
  );
  expect([...splitRuns(events)].map((run) => run.length)).toEqual([4, 4, 4]);
  roundTrip(events, 4);
});

test('a body that names who acted is read back, however many people acted', () => {
  const events: LedgerEvent[] = [];
  for (const officer of ['anh', 'bình', 'chi', 'dung', 'em', 'giang']) {
    const at = 1_770_000_000_000 + events.length;
    const dossier = DossierId.parse(`019c1f3e-0000-7000-8000-00000000000${events.length}`);
    const facts = { type: 'dossier.taken.v1', body: { officer }, after: [], salt: '0'.repeat(32), dossier };
    const place = { ledger, seq: events.length + 1, at, prev: events.at(-1)?.hash ?? null };
    events.push(
      makeEvent(crypto, { ...facts, ...place, clock: [at, 0], personal: null, actor: officer, role: 'officer' }),
    );
  }
  roundTrip(events);
  roundTrip(events, 3);
});
