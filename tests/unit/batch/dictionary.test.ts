import { expect, it } from 'vitest';
import { allEvents, openBatch, resealBatch } from '../../../shared/batch/batch.ts';
import { uint32At } from '../../../shared/batch/byte-order.ts';
import { ledgerIdOf } from '../../../shared/batch/chain.ts';
import { createSegmentReader } from '../../../shared/batch/columns/decode-segment.ts';
import { createSegmentWriter } from '../../../shared/batch/columns/encode-segment.ts';
import { getDictionary, segmentDictionary } from '../../../shared/batch/dictionary/find-dictionary.ts';
import { zstdDictionaryId } from '../../../shared/batch/zstd-size.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';
import { vectorRecipient } from '../../fixtures/vectors/vector-files.ts';
import { crypto, deskSeed, districtSeed, events, now, seal, trusting } from './sample-batch.ts';

const dictionary = getDictionary(segmentDictionary);
const frameOf = (segment: Uint8Array) => segment.subarray(4, 4 + uint32At(segment, 0));

it('makes a batch of ten dossiers smaller by an eighth and more, envelope and all, and reads as the same events', async () => {
  const [plain, small] = [await seal(), await seal({ withDictionary: true })];
  expect(small.bytes.length).toBeLessThan(plain.bytes.length * 0.875);
  expect([plain.bytes[4], small.bytes[4]]).toEqual([1, 2]);
  const opened = await openBatch(crypto, small.bytes, trusting);
  expect(opened.ok && allEvents(opened.value)).toEqual({ ok: true, value: events });
});

it('is left out where a segment is large: the batch is then of version 1, for everybody', async () => {
  const many = generateEvents({ crypto, dossiers: 2000, seed: 1, ledgerSeed: deskSeed });
  expect(zstdDictionaryId(frameOf(createSegmentWriter(crypto, dictionary).write(many)))).toBe(0);
  expect((await seal({ events: many, withDictionary: true })).bytes[4]).toBe(1);
});

it('goes along when the district seals the range anew for a sibling desk', async () => {
  const opened = await openBatch(crypto, (await seal({ withDictionary: true })).bytes, trusting);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { inner } = opened.value;
  const envelope = { commune: 'H60.15.3', desk: null, training: false, recipients: [vectorRecipient], holds: {} };
  const sent = await resealBatch(crypto, { ...envelope, format: 'down', seed: districtSeed, sealedAt: now, inner });
  expect(sent.bytes[4]).toBe(2);
  const again = await openBatch(crypto, sent.bytes, trusting);
  expect(again.ok && allEvents(again.value)).toEqual({ ok: true, value: events });
});

it('of a later version is refused as newer, and not taken for damage', () => {
  const segment = createSegmentWriter(crypto, dictionary).write(events);
  const at = 4 + 5 + ((segment[4 + 4] ?? 0) & 0x20 ? 0 : 1);
  expect(segment[at]).toBe(segmentDictionary);
  segment[at] = 77;
  const ledger = ledgerIdOf(crypto, crypto.ed25519PublicKey(deskSeed));
  const read = createSegmentReader(crypto, ledger, { seq: 0, hash: null }).read(segment);
  expect(read).toMatchObject({ ok: false, refusal: { code: 'batch.version-newer' } });
});
