import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { createRangeOpener, type ThreadedRange } from '../../../main/district/opening/range-opener.ts';
import { openPayload } from '../../../shared/batch/batch.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { writeRange } from '../../../shared/batch/range.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';
import { vectorEvents, vectorKeys } from '../../fixtures/vectors/vector-events.ts';
import { vectorRecipient } from '../../fixtures/vectors/vector-files.ts';
import { given } from '../district/place.ts';

const crypto = createNodeCrypto();
const { deskSeed, ageIdentity } = vectorKeys;

function newOpener({ identity = ageIdentity, threadFromBytes = 0 } = {}) {
  const opener = createRangeOpener({ crypto, identity, log: pino({ level: 'silent' }), threadFromBytes });
  onTestFinished(() => opener.end());
  return opener;
}

const payloadOf = (events: readonly LedgerEvent[]) =>
  crypto.ageEncrypt(writeRange(crypto, deskSeed, events, null).inner, [vectorRecipient]);

let four: Promise<Uint8Array> | undefined;
/** Twice as many slices as lie ready, made once. */
function ofFourSlices(): Promise<Uint8Array> {
  four ??= payloadOf(generateEvents({ crypto, dossiers: 13_000, seed: 3, ledgerSeed: deskSeed }));
  return four;
}

async function eventsOf(range: ThreadedRange): Promise<readonly LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for await (const slice of range.slices()) events.push(...given(slice));
  return events;
}

describe('a thread that opens batches', () => {
  it.each([
    ['in its thread', 0],
    ['where it is asked for', 1_000_000],
  ])('gives what a batch holds, %s, each event with the texts that were hashed', async (_where, threadFromBytes) => {
    const events = vectorEvents(crypto);
    const payload = await payloadOf(events);
    using range = given(await newOpener({ threadFromBytes }).open(payload));
    const here = given(await openPayload(crypto, payload, ageIdentity));
    expect({ range: range.range, key: range.key, inner: range.inner }).toEqual({
      range: here.range,
      key: here.key,
      inner: here.inner,
    });
    const opened = await eventsOf(range);
    expect(opened.map(({ texts: _texts, ...event }) => event)).toEqual([...here.slices()].flatMap(given));
    for (const { header, body, personal, texts } of opened) {
      expect(crypto.sha256Hex(texts?.body ?? '')).toBe(header.body);
      expect(texts).toEqual({
        body: canonicalJson(body),
        data: personal === null ? null : canonicalJson(personal.data),
      });
    }
  });

  it('gives many slices in order, to two who take them by turns', async () => {
    const events = generateEvents({ crypto, dossiers: 5000, seed: 3, ledgerSeed: deskSeed });
    const opener = newOpener();
    const payload = await payloadOf(events);
    using one = given(await opener.open(payload));
    using other = given(await opener.open(payload));
    const [ofOne, ofOther] = [one.slices(), other.slices()];
    const seqs: number[][] = [[], []];
    for (;;) {
      const [a, b] = [await ofOne.next(), await ofOther.next()];
      if (a.done === true || b.done === true) break;
      seqs[0]?.push(...given(a.value).map(({ header }) => header.seq));
      seqs[1]?.push(...given(b.value).map(({ header }) => header.seq));
    }
    const wanted = events.map(({ header }) => header.seq);
    expect(seqs).toEqual([wanted, wanted]);
  });

  it('refuses what was sealed for somebody else, and what is no range', async () => {
    const stranger = newOpener(await crypto.ageIdentity());
    const payload = await payloadOf(vectorEvents(crypto));
    expect(await stranger.open(payload)).toMatchObject({ ok: false, refusal: { code: 'batch.not-for-us' } });
    const noRange = await crypto.ageEncrypt(new Uint8Array(40), [vectorRecipient]);
    expect(await newOpener().open(noRange)).toMatchObject({ ok: false, refusal: { code: 'batch.malformed' } });
  });

  it('asks for another try when it ends in the middle, and opens that one', async () => {
    const opener = newOpener();
    const payload = await ofFourSlices();
    using range = given(await opener.open(payload));
    const slices = range.slices();
    expect((await slices.next()).value).toMatchObject({ ok: true });
    const pending = opener.open(payload);
    await opener.end();
    expect(await pending).toMatchObject({ ok: false, refusal: { code: 'store.interrupted' } });
    // Of the slices that had come before only the last tells of it.
    let last: unknown;
    for await (const slice of slices) last = slice;
    expect(last).toMatchObject({ ok: false, refusal: { code: 'store.interrupted' } });
    using again = given(await opener.open(payload));
    expect((await again.slices().next()).value).toMatchObject({ ok: true });
  });

  it('makes room for others when nobody wants more of one', async () => {
    const opener = newOpener();
    const payload = await ofFourSlices();
    given(await opener.open(payload))[Symbol.dispose]();
    const half = given(await opener.open(payload));
    await half.slices().next();
    half[Symbol.dispose]();
    using whole = given(await opener.open(payload));
    expect((await eventsOf(whole)).length).toBe(52_006);
  });
});
