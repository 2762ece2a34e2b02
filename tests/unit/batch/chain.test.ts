import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { checkEvent, headerJson, ledgerIdOf, makeEvent, verifyChain } from '../../../shared/batch/chain.ts';
import { EventHeader, type LedgerEvent } from '../../../shared/dossier/event.ts';
import { eventTypes, isEventType } from '../../../shared/dossier/event-types.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';

const crypto = createNodeCrypto();
const ledgerSeed = new Uint8Array(32).fill(5);
const ledger = ledgerIdOf(crypto, crypto.ed25519PublicKey(ledgerSeed));
const events = generateEvents({ crypto, dossiers: 20, seed: 3, ledgerSeed });
const start = { seq: 0, hash: null };

test('a generated ledger is valid by every schema and by its chain', () => {
  for (const event of events) {
    EventHeader.parse(event.header);
    const { type } = event.header;
    if (!isEventType(type)) throw new Error(type);
    eventTypes[type].body.parse(event.body);
    if (event.personal !== null) eventTypes[type].personal?.parse(event.personal.data);
  }
  expect(events).toHaveLength(86);
  expect(verifyChain(crypto, ledger, start, events)).toEqual({
    ok: true,
    events: 86,
    end: { seq: 86, hash: events.at(-1)?.hash },
  });
});

test('a ledger id is the first half of the hash of its key', () => {
  expect(ledgerIdOf(crypto, new Uint8Array(32))).toBe('66687aadf862bd776c8fc18b8e9f8e20');
});

test('the quick header text is the canonical one, whatever actor and type hold', () => {
  const header = events[10]?.header;
  if (header === undefined) throw new Error('too few events');
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(text, text, (actor, type) => {
      const changed = { ...header, actor, type };
      expect(headerJson(changed)).toBe(canonicalJson(changed));
    }),
  );
  for (const event of events) expect(headerJson(event.header)).toBe(canonicalJson(event.header));
});

test('an empty personal part is none, and its salt is not kept', () => {
  const input = { ...(events[0] as LedgerEvent).header, body: {}, salt: '00'.repeat(16) };
  const event = makeEvent(crypto, { ...input, personal: { reason: undefined } });
  expect(event.personal).toBeNull();
  expect(event.header.personal).toBeNull();
  expect(checkEvent(crypto, event)).toBeNull();
});

test('two events with the same personal part and no given salt do not have the same hash', () => {
  const input = { ...(events[0] as LedgerEvent).header, body: {}, personal: { name: 'Lan' } };
  const hashes = [makeEvent(crypto, input), makeEvent(crypto, input)].map((event) => event.header.personal);
  expect(new Set(hashes).size).toBe(2);
});

test('a purged personal part leaves the chain whole', () => {
  const purged = events.map((event) => ({ ...event, personal: null }));
  expect(verifyChain(crypto, ledger, start, purged).ok).toBe(true);
});

test.each<[string, (event: LedgerEvent) => LedgerEvent]>([
  ['body', (event) => ({ ...event, body: { ...event.body, more: 1 } })],
  [
    'personal',
    (event) => ({ ...event, personal: event.personal && { ...event.personal, salt: `${'0'.repeat(31)}1` } }),
  ],
  ['header', (event) => ({ ...event, header: { ...event.header, at: event.header.at + 1 } })],
  ['seq', (event) => ({ ...event, header: { ...event.header, seq: event.header.seq + 1 } })],
  ['prev', (event) => ({ ...event, header: { ...event.header, prev: '0'.repeat(64) } })],
])('a change of an event is found in its %s', (flaw, change) => {
  const place = events.findIndex((event) => event.personal !== null && event.header.dossier !== null);
  const changed = events.map((event, i) => (i === place ? change(event) : event));
  expect(verifyChain(crypto, ledger, start, changed)).toEqual({ ok: false, seq: place + 1, flaw });
});
