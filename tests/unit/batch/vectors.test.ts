import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openAcknowledgement } from '../../../shared/batch/acknowledgement.ts';
import { openAttachment } from '../../../shared/batch/attachment.ts';
import { openAttachmentRequest } from '../../../shared/batch/attachment-request.ts';
import { allEvents, openBatch } from '../../../shared/batch/batch.ts';
import { readFiles } from '../../../shared/batch/bundle.ts';
import { uint32At } from '../../../shared/batch/byte-order.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { checkEvent } from '../../../shared/batch/chain.ts';
import { createSegmentReader } from '../../../shared/batch/columns/decode-segment.ts';
import { createSegmentWriter } from '../../../shared/batch/columns/encode-segment.ts';
import { findDictionary } from '../../../shared/batch/dictionary/find-dictionary.ts';
import { openEnrolment, openEnrolmentRequest, provesCode } from '../../../shared/batch/enrolment.ts';
import { openGreeting } from '../../../shared/batch/greeting.ts';
import { readSealed } from '../../../shared/batch/sealed-file.ts';
import { unsqueeze } from '../../../shared/batch/squeeze.ts';
import { vectorKeyList } from '../../fixtures/vectors/make-vectors.ts';
import { vectorEvents, vectorKeys } from '../../fixtures/vectors/vector-events.ts';
import { vectorCode, vectorFiles, vectorScan } from '../../fixtures/vectors/vector-files.ts';
import { crypto, trusting } from './sample-batch.ts';

const folder = join(import.meta.dirname, '../../fixtures/vectors');
const vector = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const lines = readFileSync(join(folder, 'events.ndjson'), 'utf8').trimEnd().split('\n');
const events = vectorEvents(crypto);
const batch = await openBatch(crypto, vector('batch.mcdf'), trusting);
if (!batch.ok) throw new Error(batch.refusal.code);
const { value: opened } = batch;

test('the list of keys says what the keys are', () => {
  expect(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'))).toEqual(vectorKeyList(crypto, opened));
});

/** Inflated part and random part: how zstd squeezes may differ from one release to the next, what it squeezes not. */
function partsOf(segment: Uint8Array): { tame: Uint8Array; wild: Uint8Array } {
  const end = 4 + uint32At(segment, 0);
  return { tame: crypto.inflate(segment.subarray(4, end), 1 << 24), wild: segment.subarray(end) };
}

test('the events of the vector are made as they were', () => {
  expect(events.map(canonicalJson)).toEqual(lines);
  expect(events.map((event) => checkEvent(crypto, event)).filter((flaw) => flaw !== null)).toEqual([]);
});

test('the segment of the vector is written as it was and reads as its events', () => {
  const segment = vector('segment.bin');
  expect(partsOf(createSegmentWriter(crypto).write(events))).toEqual(partsOf(segment));
  const read = createSegmentReader(crypto, opened.range.ledger, { seq: 0, hash: null }).read(segment);
  expect(read.ok && read.value.map(canonicalJson)).toEqual(lines);
});

test('the batch of the vector opens into its events', () => {
  const all = allEvents(opened);
  expect(all.ok && all.value.map(canonicalJson)).toEqual(lines);
});

test('the batch of the vector that needs a dictionary opens into the same events and says its version', async () => {
  const bytes = vector('batch-2.mcdf');
  const squeezed = await openBatch(crypto, bytes, trusting);
  const all = squeezed.ok ? allEvents(squeezed.value) : squeezed;
  expect(all.ok && all.value.map(canonicalJson)).toEqual(lines);
  expect([bytes[4], vector('batch.mcdf')[4]]).toEqual([2, 1]);
  expect(bytes.length).toBeLessThan(vector('batch.mcdf').length);
});

test('the dictionaries are the ones that docs/protocol.md names by their hashes', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/protocol.md'), 'utf8');
  for (const [id, name] of [
    [1, 'segments-1.zdict'],
    [2, 'words-2.zdict'],
  ] as const) {
    expect(findDictionary(id)).toEqual(vector(name));
    expect(page).toContain(crypto.sha256Hex(vector(name)));
  }
  expect(findDictionary(3)).toBeNull();
});

test('the squeezed greeting of the vector gives the greeting', () => {
  expect(unsqueeze(crypto, vector('greeting.z2'))).toEqual({ ok: true, value: vector('greeting.mcdf') });
});

test.each(['acknowledgement.mcdf', 'attachment-request.mcdf', 'greeting.mcdf', 'enrolment-request.mcdf'] as const)(
  '%s is made byte for byte',
  (name) => {
    expect(vectorFiles(crypto, opened)[name]).toEqual(vector(name));
  },
);

test('the small files of the vectors open', () => {
  const district = readSealed(crypto, vector('enrolment.mcdf'));
  const districtKey = district.ok ? district.value.header.key : '';
  const expected = { districtKey, commune: 'H60.15.3', training: false };
  const acknowledgement = openAcknowledgement(crypto, vector('acknowledgement.mcdf'), expected);
  expect(acknowledgement.ok && acknowledgement.value.answers).toEqual({
    sha256: opened.sha256,
    nonce: opened.header.nonce,
  });
  expect(openGreeting(crypto, vector('greeting.mcdf'), trusting).ok).toBe(true);
  const enrolment = openEnrolment(crypto, vector('enrolment.mcdf'), { training: false, now: trusting.now });
  expect(enrolment.ok && enrolment.value).toMatchObject({ districtKey, desk: 2, oneTimeCode: vectorCode });
  const request = openEnrolmentRequest(crypto, vector('enrolment-request.mcdf'), { training: false });
  expect(request.ok && provesCode(crypto, request.value, vectorCode)).toBe(true);
  const files = readFiles(vector('bundle.mcdb'));
  expect(files.ok && files.value).toEqual([vector('acknowledgement.mcdf'), vector('batch.mcdf')]);
});

test('the attachment of the vector opens into its file, and the request asks for it', async () => {
  const opened = await openAttachment(crypto, vector('attachment.mcdf'), { ...trusting, commune: 'H60.15.3' });
  expect(opened.ok && opened.value).toMatchObject({ desk: 2, plain: vectorScan });
  const request = openAttachmentRequest(crypto, vector('attachment-request.mcdf'), trusting);
  expect(request.ok && request.value.sha256).toBe(crypto.sha256Hex(vectorScan));
});

/** The verifier is a program of its own: it shares no line with this one, and is written from docs/protocol.md. */
const verifier = fileURLToPath(new URL('../../fixtures/vectors/verify.mjs', import.meta.url));

function stranger(...args: readonly string[]): string {
  return execFileSync(process.execPath, [verifier, ...args], { encoding: 'utf8', stdio: 'pipe' });
}

test("a stranger's verifier proves the attachment and the word that asks for it", () => {
  expect(stranger(join(folder, 'attachment-request.mcdf'))).toBe('');
  const plain = execFileSync(process.execPath, [verifier, join(folder, 'attachment.mcdf'), vectorKeys.ageIdentity], {
    stdio: 'pipe',
  });
  expect(new Uint8Array(plain)).toEqual(vectorScan);
});

test("a stranger's verifier reads the batch into the very same events", () => {
  for (const name of ['batch.mcdf', 'batch-2.mcdf'])
    expect(stranger(join(folder, name), vectorKeys.ageIdentity).trimEnd().split('\n')).toEqual(lines);
});

test.each(['acknowledgement.mcdf', 'greeting.mcdf', 'greeting.z2', 'enrolment.mcdf', 'enrolment-request.mcdf'])(
  "a stranger's verifier proves %s",
  (name) => {
    expect(() => stranger(join(folder, name))).not.toThrow();
  },
);

test("a stranger's verifier is short and knows only what comes with Node", () => {
  const source = readFileSync(verifier, 'utf8');
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(160);
  expect([...source.matchAll(/from '([^']+)'/g)].map((match) => match[1])).toEqual([
    'node:crypto',
    'node:fs',
    'node:zlib',
  ]);
});
