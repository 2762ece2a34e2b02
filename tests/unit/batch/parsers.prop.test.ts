import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openAcknowledgement } from '../../../shared/batch/acknowledgement.ts';
import { openAttachment } from '../../../shared/batch/attachment.ts';
import { openAttachmentRequest } from '../../../shared/batch/attachment-request.ts';
import { allEvents, openBatch } from '../../../shared/batch/batch.ts';
import { makeBundle, readBundle, readFiles } from '../../../shared/batch/bundle.ts';
import { concat, toUint32, uint32At } from '../../../shared/batch/byte-order.ts';
import { createSegmentReader } from '../../../shared/batch/columns/decode-segment.ts';
import { createSegmentWriter } from '../../../shared/batch/columns/encode-segment.ts';
import { openEnrolment, openEnrolmentRequest } from '../../../shared/batch/enrolment.ts';
import { openGreeting } from '../../../shared/batch/greeting.ts';
import { inspect } from '../../../shared/batch/inspect.ts';
import { readRange } from '../../../shared/batch/range.ts';
import { readSealed, sealFile } from '../../../shared/batch/sealed-file.ts';
import { findZstdContentSize } from '../../../shared/batch/zstd-size.ts';
import { errorTable } from '../../../shared/errors/table.ts';
import type { Result } from '../../../shared/result.ts';
import { vectorEvents } from '../../fixtures/vectors/vector-events.ts';
import { vectorFiles } from '../../fixtures/vectors/vector-files.ts';
import { crypto, deskSeed, districtSeed, now, seal, trusting } from './sample-batch.ts';

const districtKey = Buffer.from(crypto.ed25519PublicKey(districtSeed)).toString('base64url');
const sealed = await seal();
const samples = [sealed.bytes, ...Object.values(vectorFiles(crypto, sealed))];
samples.push(makeBundle(samples));

/** Every reader of bytes from outside; each must answer, whatever it is given. */
const readers: Record<string, (bytes: Uint8Array) => Result<unknown> | Promise<Result<unknown>>> = {
  readSealed: (bytes) => readSealed(crypto, bytes),
  readBundle,
  readFiles,
  readRange: (bytes) => readRange(crypto, bytes),
  openBatch: (bytes) => openBatch(crypto, bytes, trusting),
  openAcknowledgement: (bytes) =>
    openAcknowledgement(crypto, bytes, { districtKey, commune: 'H60.15.3', training: false }),
  openGreeting: (bytes) => openGreeting(crypto, bytes, trusting),
  openEnrolment: (bytes) => openEnrolment(crypto, bytes, { training: null, now }),
  openAttachment: (bytes) => openAttachment(crypto, bytes, trusting),
  openAttachmentRequest: (bytes) => openAttachmentRequest(crypto, bytes, trusting),
  openEnrolmentRequest: (bytes) => openEnrolmentRequest(crypto, bytes, { training: false }),
};

async function expectAnswers(bytes: Uint8Array): Promise<void> {
  for (const read of Object.values(readers)) {
    const result = await read(bytes);
    if (!result.ok) expect(errorTable).toHaveProperty([result.refusal.code]);
  }
  for (const { code } of inspect(crypto, bytes)) if (code !== null) expect(errorTable).toHaveProperty([code]);
}

test('random bytes, also behind a right mark, are answered with a code by every reader', async () => {
  const marks = ['', 'MCDF', 'MCDF\u0001', 'MCDB', 'MCDB\u0001', 'MCDF\u0001\0\0\0\u0002{}'];
  const bytes = fc
    .tuple(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 300 }))
    .map(([mark, rest]) => concat([Uint8Array.from(mark, (c) => c.charCodeAt(0)), rest]));
  await fc.assert(fc.asyncProperty(bytes, expectAnswers), { numRuns: 500 });
});

test('real files with a stretch overwritten, cut or doubled are answered by every reader', async () => {
  const broken = fc
    .tuple(fc.constantFrom(...samples), fc.nat(), fc.uint8Array({ maxLength: 8 }), fc.nat({ max: 20 }))
    .map(([bytes, where, insert, dropped]) => {
      const place = where % bytes.length;
      return concat([bytes.subarray(0, place), insert, bytes.subarray(place + dropped)]);
    });
  await fc.assert(fc.asyncProperty(broken, expectAnswers), { numRuns: 300 });
});

test('a well-signed header of any content is answered by every reader', async () => {
  const more = fc.dictionary(
    fc.constantFrom(
      'answers',
      'heads',
      'holds',
      'state',
      'ledgers',
      'of',
      'from',
      'to',
      'proof',
      'recipient',
      'attachment',
      'lacks',
      'x',
    ),
    fc.jsonValue({ stringUnit: 'grapheme' }),
  );
  const format = fc.constantFrom(
    ...([
      'batch',
      'greeting',
      'acknowledgement',
      'down',
      'enrolment',
      'enrolmentRequest',
      'attachment',
      'attachmentRequest',
    ] as const),
  );
  const input = fc.tuple(format, more, fc.option(fc.uint8Array({ maxLength: 60 })), fc.option(fc.nat({ max: 9 })));
  await fc.assert(
    fc.asyncProperty(input, async ([kind, extra, payload, desk]) => {
      const { bytes } = sealFile(crypto, {
        format: kind,
        training: false,
        commune: 'H60.15.3',
        desk,
        seed: kind === 'acknowledgement' ? districtSeed : deskSeed,
        sealedAt: now,
        more: extra,
        payload,
      });
      await expectAnswers(bytes);
    }),
    { numRuns: 200 },
  );
});

test('segments with any bytes changed inside are answered, however the change reads', () => {
  const events = vectorEvents(crypto);
  const segment = createSegmentWriter(crypto).write(events);
  const end = 4 + uint32At(segment, 0);
  const tame = crypto.inflate(segment.subarray(4, end), 1 << 24);
  const wild = segment.subarray(end);
  const ledger = sealed.range.ledger;
  const change = fc.array(fc.tuple(fc.nat({ max: tame.length - 1 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(change, fc.integer({ min: -3, max: 3 }), (changes, tail) => {
      const broken = Uint8Array.from(tame);
      for (const [place, value] of changes) broken[place] = value;
      const squeezed = crypto.deflate(broken);
      const parts = [
        toUint32(squeezed.length),
        squeezed,
        tail < 0 ? wild.subarray(0, tail) : concat([wild, wild.subarray(0, tail)]),
      ];
      const read = createSegmentReader(crypto, ledger, { seq: 0, hash: null }).read(concat(parts));
      if (!read.ok) expect(['batch.malformed', 'batch.too-large', 'batch.version-newer']).toContain(read.refusal.code);
    }),
    { numRuns: 3000 },
  );
});

test('the stated size of a frame is the size that comes out', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000, size: 'max' }), (bytes) => {
      expect(findZstdContentSize(crypto.deflate(bytes))).toBe(bytes.length);
    }),
    { numRuns: 50 },
  );
});

test('every sample opens with its own reader', async () => {
  const opened = await openBatch(crypto, sealed.bytes, trusting);
  expect(opened.ok && allEvents(opened.value).ok).toBe(true);
  for (const bytes of samples.slice(0, -1)) expect(readSealed(crypto, bytes).ok).toBe(true);
});
