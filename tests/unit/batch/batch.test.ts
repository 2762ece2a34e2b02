import { expect, test } from 'vitest';
import { toBase64url } from '../../../shared/batch/base64url.ts';
import { allEvents, openBatch, resealBatch } from '../../../shared/batch/batch.ts';
import { concat, toUint32 } from '../../../shared/batch/byte-order.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { ledgerIdOf } from '../../../shared/batch/chain.ts';
import { sealFile } from '../../../shared/batch/sealed-file.ts';
import { vectorRecipient } from '../../fixtures/vectors/vector-files.ts';
import { crypto, deskSeed, districtSeed, events, now, seal, trusting } from './sample-batch.ts';

async function codeOf(bytes: Uint8Array, changes: Partial<typeof trusting> = {}): Promise<string> {
  const opened = await openBatch(crypto, bytes, { ...trusting, ...changes });
  if (!opened.ok) return opened.refusal.code;
  const all = allEvents(opened.value);
  return all.ok ? 'ok' : all.refusal.code;
}

test('a batch opens into the very events, range and holds that were sealed', async () => {
  const holds = { [ledgerIdOf(crypto, crypto.ed25519PublicKey(districtSeed))]: { seq: 4, hash: 'ab'.repeat(32) } };
  const sealed = await seal({ holds });
  const opened = await openBatch(crypto, sealed.bytes, { ...trusting, commune: 'H60.15.3' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  expect(opened.value).toMatchObject({ sha256: sealed.sha256, range: sealed.range, holds, fromFuture: false });
  const all = allEvents(opened.value);
  expect(all.ok && all.value.map(canonicalJson)).toEqual(events.map(canonicalJson));
});

test('a range from the middle of a ledger goes on from the hash before it', async () => {
  const sealed = await seal({ events: events.slice(20, 30) });
  expect(sealed.range).toMatchObject({ from: 21, to: 30, prevHash: events[19]?.hash, lastHash: events[29]?.hash });
  expect(await codeOf(sealed.bytes)).toBe('ok');
});

test('a file cut off at any place is told as truncated', async () => {
  const { bytes } = await seal({ events: events.slice(0, 6) });
  const codes = new Set<string>();
  for (let length = 4; length < bytes.length; length += 1) codes.add(await codeOf(bytes.subarray(0, length)));
  expect([...codes]).toEqual(['batch.truncated']);
});

test('each flipped bit is refused', async () => {
  const { bytes } = await seal({ events: events.slice(0, 6) });
  const codes = new Set<string>();
  for (let place = 0; place < bytes.length; place += 1) {
    const flipped = Uint8Array.from(bytes);
    flipped[place] = (flipped[place] ?? 0) ^ (1 << (place % 8));
    codes.add(await codeOf(flipped));
  }
  expect([...codes].sort()).toEqual(['batch.altered', 'batch.not-ours', 'batch.truncated', 'batch.version-newer']);
});

test.each([
  ['a web page', new TextEncoder().encode('<!doctype html><title>Đăng nhập</title>'), 'batch.not-ours'],
  ['nothing', new Uint8Array(0), 'batch.not-ours'],
])('%s is not ours', async (_, bytes, code) => {
  expect(await codeOf(bytes)).toBe(code);
});

test('a batch for somebody else, of an unknown signer, of another commune or kind has its own code each', async () => {
  const { bytes } = await seal();
  const other = await crypto.ageIdentity();
  expect(await codeOf(bytes, { identity: other.identity })).toBe('batch.not-for-us');
  expect(await codeOf(bytes, { trustedKey: () => null })).toBe('batch.unknown-signer');
  expect(await codeOf(bytes, { commune: 'H60.15.4' })).toBe('batch.wrong-commune');
  expect(await codeOf(bytes, { training: true })).toBe('batch.training-mismatch');
});

test('a batch from the future is taken and marked', async () => {
  const { bytes } = await seal({ sealedAt: now + 400 * 86_400_000 });
  const opened = await openBatch(crypto, bytes, trusting);
  expect(opened.ok && opened.value.fromFuture).toBe(true);
});

test('a batch goes to several readers, each with their own key', async () => {
  const other = await crypto.ageIdentity();
  const { bytes } = await seal({ recipients: [vectorRecipient, other.recipient] });
  expect([await codeOf(bytes), await codeOf(bytes, { identity: other.identity })]).toEqual(['ok', 'ok']);
});

test('a range sent on by the district is still proved by the desk that wrote it', async () => {
  const first = await openBatch(crypto, (await seal()).bytes, trusting);
  if (!first.ok) throw new Error(first.refusal.code);
  const again = await resealBatch(crypto, {
    format: 'down',
    seed: districtSeed,
    commune: 'H60.15.3',
    desk: 3,
    training: false,
    inner: first.value.inner,
    recipients: [vectorRecipient],
    holds: {},
    sealedAt: now,
  });
  const district = toBase64url(crypto.ed25519PublicKey(districtSeed));
  const onlyDistrict = { trustedKey: (_: string, key: string) => (key === district ? key : null) };
  expect(again.range).toEqual(first.value.range);
  expect(again.header.key).toBe(district);
  expect(await codeOf(again.bytes)).toBe('ok');
  expect(await codeOf(again.bytes, onlyDistrict)).toBe('batch.unknown-signer');
});

/** A batch whose signed and encrypted range has `change` made to its columns, signed again by its writer. */
async function withSegment(segment: Uint8Array, to = 1): Promise<Uint8Array> {
  const { range } = await seal({ events: events.slice(0, to) });
  const columns = concat([toUint32(segment.length), segment]);
  const key = toBase64url(crypto.ed25519PublicKey(deskSeed));
  const unsigned = { what: 'motcua.range.v1', ...range, key, columns: crypto.sha256Hex(columns) };
  const signature = toBase64url(crypto.ed25519Sign(deskSeed, new TextEncoder().encode(canonicalJson(unsigned))));
  const manifest = new TextEncoder().encode(canonicalJson({ ...unsigned, signature }));
  const inner = concat([toUint32(manifest.length), manifest, columns]);
  return sealFile(crypto, {
    format: 'batch',
    training: false,
    commune: 'H60.15.3',
    desk: 2,
    seed: deskSeed,
    sealedAt: now,
    payload: await crypto.ageEncrypt(inner, [vectorRecipient]),
    more: { of: range.ledger, from: range.from, to: range.to, holds: [] },
  }).bytes;
}

test('a segment that says it is a bomb is refused before it is inflated', async () => {
  const bomb = crypto.deflate(new Uint8Array(64 * 1024 * 1024));
  expect(bomb.length).toBeLessThan(10_000);
  expect(await codeOf(await withSegment(concat([toUint32(bomb.length), bomb])))).toBe('batch.too-large');
});

test('a segment that hides its size is refused when it passes what it states', async () => {
  const bomb = Uint8Array.from(crypto.deflate(new Uint8Array(64 * 1024 * 1024)));
  // The frame header states the content size in four bytes from the sixth on: say 1,000 instead.
  bomb.set([0xe8, 0x03, 0, 0], (bomb[4] ?? 0) & 0x20 ? 5 : 6);
  expect(await codeOf(await withSegment(concat([toUint32(bomb.length), bomb])))).toBe('batch.malformed');
});

test('a constant that stands for thousands of millions of characters is refused', async () => {
  const text = canonicalJson({ big: 'x'.repeat(1_000_000) });
  const tame = concat([
    Uint8Array.of(1, 0x80, 0x80, 1),
    Uint8Array.of(1, 3, 0x22, 0x74, 0x22),
    Uint8Array.of(0),
    new Uint8Array(3 * 16_384),
    Uint8Array.of(1, 3, 0x22, 0x61, 0x22),
    Uint8Array.of(1, 7, ...new TextEncoder().encode('"clerk"')),
    Uint8Array.of(1, 2, 0x5b, 0x5d),
    new Uint8Array(16_384),
    Uint8Array.of(1, 0x80 + (text.length & 127), 0x80 + ((text.length >> 7) & 127), text.length >> 14),
    new TextEncoder().encode(text),
  ]);
  const squeezed = crypto.deflate(tame);
  expect(await codeOf(await withSegment(concat([toUint32(squeezed.length), squeezed])))).toBe('batch.too-large');
});

test('columns that do not end at the signed hash are malformed', async () => {
  const other = await seal({ events: events.slice(0, 5) });
  const opened = await openBatch(crypto, other.bytes, trusting);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const manifestEnd = 4 + new DataView(opened.value.inner.buffer, opened.value.inner.byteOffset).getUint32(0);
  const segment = opened.value.inner.subarray(manifestEnd + 4);
  expect(await codeOf(await withSegment(segment, 5))).toBe('ok');
  expect(await codeOf(await withSegment(segment, 4))).toBe('batch.malformed');
});

test('an unknown event type is read like any other', async () => {
  const { vectorEvents } = await import('../../fixtures/vectors/vector-events.ts');
  expect(await codeOf((await seal({ events: vectorEvents(crypto) })).bytes)).toBe('ok');
});

test('events that are no run of one ledger are a defect of the caller', async () => {
  await expect(seal({ events: [] })).rejects.toThrow('at least one event');
  await expect(seal({ events: events.filter((_, i) => i !== 3) })).rejects.toThrow('one run');
  await expect(seal({ seed: districtSeed })).rejects.toThrow('own');
});
