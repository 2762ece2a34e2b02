import { expect, test } from 'vitest';
import {
  type AcknowledgementFacts,
  makeAcknowledgement,
  openAcknowledgement,
} from '../../../shared/batch/acknowledgement.ts';
import { findBase64url, findHex, toBase64url, toHex } from '../../../shared/batch/base64url.ts';
import { makeBundle, readBundle, readFiles } from '../../../shared/batch/bundle.ts';
import { ledgerIdOf } from '../../../shared/batch/chain.ts';
import { makeGreeting, openGreeting } from '../../../shared/batch/greeting.ts';
import { inspect } from '../../../shared/batch/inspect.ts';
import { squeeze } from '../../../shared/batch/squeeze.ts';
import { crypto, deskSeed, districtSeed, now, seal, trusting } from './sample-batch.ts';

const desk = ledgerIdOf(crypto, crypto.ed25519PublicKey(deskSeed));
const district = ledgerIdOf(crypto, crypto.ed25519PublicKey(districtSeed));
const districtKey = toBase64url(crypto.ed25519PublicKey(districtSeed));
const head = { ledger: desk, seq: 1234, hash: 'c0'.repeat(32) };
const facts: AcknowledgementFacts = {
  commune: 'H60.15.3',
  desk: 2,
  training: false,
  answers: { sha256: 'ab'.repeat(32), nonce: toBase64url(new Uint8Array(16)) },
  state: 'gap',
  code: 'batch.gap',
  resumeFrom: 1235,
  ledgers: [head],
  at: now,
};
const expected = { districtKey, commune: 'H60.15.3', training: false };

test.each([
  ['with everything in it', facts],
  ['of a file that could not be read', { ...facts, desk: null, answers: { ...facts.answers, nonce: '' }, ledgers: [] }],
  ['of what was accepted', { ...facts, state: 'accepted' as const, code: null, resumeFrom: null }],
])('an acknowledgement %s comes back as it was made', (_, made) => {
  const opened = openAcknowledgement(crypto, makeAcknowledgement(crypto, { ...made, seed: districtSeed }), expected);
  expect(opened.ok && opened.value).toMatchObject({ ...made, district });
});

test('an acknowledgement of another district, commune or kind is refused', () => {
  const bytes = makeAcknowledgement(crypto, { ...facts, seed: districtSeed });
  const code = (changes: Partial<typeof expected>) => {
    const opened = openAcknowledgement(crypto, bytes, { ...expected, ...changes });
    return opened.ok ? 'ok' : opened.refusal.code;
  };
  expect(code({})).toBe('ok');
  expect(code({ districtKey: toBase64url(crypto.ed25519PublicKey(deskSeed)) })).toBe('batch.unknown-signer');
  expect(code({ commune: 'H60.15.4' })).toBe('batch.wrong-commune');
  expect(code({ training: true })).toBe('batch.training-mismatch');
});

test('one kind of file is never taken for another', async () => {
  const greeting = makeGreeting(crypto, { ...facts, heads: [head], holds: [], seed: districtSeed }).bytes;
  const opened = openAcknowledgement(crypto, greeting, expected);
  expect(!opened.ok && opened.refusal.code).toBe('batch.wrong-format');
});

test('a greeting comes back with its hash and nonce, and with its answer it stays below 600 bytes on the line', () => {
  const input = {
    commune: 'H60.15.3',
    desk: 2,
    training: false,
    at: now,
    heads: [head],
    holds: [{ ...head, ledger: district }],
    reads: 2,
  };
  const { bytes, greeting } = makeGreeting(crypto, { ...input, seed: deskSeed });
  const opened = openGreeting(crypto, bytes, trusting);
  expect(opened).toEqual({ ok: true, value: greeting });
  expect(greeting.sha256).toBe(crypto.sha256Hex(bytes));
  const answers = { sha256: greeting.sha256, nonce: greeting.nonce };
  const answer = { ...facts, answers, state: 'accepted' as const, code: null, resumeFrom: null };
  const answerBytes = makeAcknowledgement(crypto, { ...answer, seed: districtSeed });
  const sent = squeeze(crypto, bytes).length + squeeze(crypto, makeBundle([answerBytes])).length;
  expect(sent).toBeLessThanOrEqual(600);
});

test('a greeting of a program before dictionaries says nothing of what it reads: the first version', () => {
  const input = { commune: 'H60.15.3', desk: 2, training: false, at: now, heads: [head], holds: [] };
  const { bytes, greeting } = makeGreeting(crypto, { ...input, seed: deskSeed });
  expect(openGreeting(crypto, bytes, trusting)).toMatchObject({ ok: true, value: { reads: 1 } });
  expect([greeting.reads, new TextDecoder().decode(bytes).includes('reads')]).toEqual([1, false]);
});

test('a bundle keeps its files and their order, also when it is empty', () => {
  const files = [Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)];
  expect(readBundle(makeBundle(files))).toEqual({ ok: true, value: files });
  expect(readBundle(makeBundle([]))).toEqual({ ok: true, value: [] });
});

test('a bundle that is cut off, longer than it says, or newer is refused', () => {
  const bytes = makeBundle([Uint8Array.of(1, 2)]);
  const code = (changed: Uint8Array) => {
    const read = readBundle(changed);
    return read.ok ? 'ok' : read.refusal.code;
  };
  expect(code(bytes.subarray(0, -1))).toBe('batch.truncated');
  expect(code(Uint8Array.from([...bytes, 0]))).toBe('batch.malformed');
  expect(code(Uint8Array.from(bytes, (byte, i) => (i === 4 ? 2 : byte)))).toBe('batch.version-newer');
});

test('a file and a bundle are both read as files', async () => {
  const { bytes } = await seal();
  expect(readFiles(bytes)).toEqual({ ok: true, value: [bytes] });
  expect(readFiles(makeBundle([bytes, bytes]))).toEqual({ ok: true, value: [bytes, bytes] });
});

test('a look at a file tells what it is and whether its signature holds, without any key', async () => {
  const { bytes, header } = await seal();
  const altered = Uint8Array.from(bytes, (byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));
  expect(inspect(crypto, makeBundle([bytes, altered]))).toEqual([
    { bytes: bytes.length, header, signatureValid: true, code: null },
    { bytes: bytes.length, header, signatureValid: false, code: 'batch.altered' },
  ]);
  expect(header.more).toMatchObject({ from: 1, to: 46 });
});

test('base64url and hex have one text for each run of bytes', () => {
  for (let length = 0; length < 40; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 89 + length) & 255);
    expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(findBase64url(toBase64url(bytes))).toEqual(bytes);
    expect(findHex(toHex(bytes))).toEqual(bytes);
  }
  for (const text of ['A', 'AB', 'AA=', 'AA+A', 'AAB']) expect(findBase64url(text)).toBeNull();
  for (const text of ['a', 'AB', '0g']) expect(findHex(text)).toBeNull();
});
