import { expect, test } from 'vitest';
import { makeAcknowledgement, mostLacking, openAcknowledgement } from '../../../shared/batch/acknowledgement.ts';
import { claimedAttachment, openAttachment, sealAttachment } from '../../../shared/batch/attachment.ts';
import { makeAttachmentRequest, openAttachmentRequest } from '../../../shared/batch/attachment-request.ts';
import { toBase64url } from '../../../shared/batch/base64url.ts';
import { readSealed } from '../../../shared/batch/sealed-file.ts';
import { crypto, deskSeed, districtSeed, now, trusting } from './sample-batch.ts';

const plain = new TextEncoder().encode('%PDF-1.7 tờ khai');
const facts = { commune: 'H60.15.3', desk: 2, training: false };

test('a scan comes back as it was, under the hash that its header names', async () => {
  const { identity, recipient } = await crypto.ageIdentity();
  const { bytes, sha256 } = await sealAttachment(crypto, {
    ...facts,
    seed: deskSeed,
    recipients: [recipient],
    plain,
    sealedAt: now,
  });
  expect(sha256).toBe(crypto.sha256Hex(bytes));
  const sealed = readSealed(crypto, bytes);
  expect(sealed.ok && claimedAttachment(sealed.value.header.more)).toBe(crypto.sha256Hex(plain));
  const opened = await openAttachment(crypto, bytes, { ...trusting, identity });
  expect(opened).toMatchObject({ ok: true, value: { commune: 'H60.15.3', desk: 2, sha256: crypto.sha256Hex(plain) } });
  expect(opened.ok && [...opened.value.plain]).toEqual([...plain]);
  const codeOf = async (changes: Partial<Parameters<typeof openAttachment>[2]>) => {
    const result = await openAttachment(crypto, bytes, { ...trusting, identity, ...changes });
    return result.ok ? 'ok' : result.refusal.code;
  };
  expect(await codeOf({ training: true })).toBe('batch.training-mismatch');
  expect(await codeOf({ commune: 'H60.15.4' })).toBe('batch.wrong-commune');
  expect(await codeOf({ trustedKey: () => null })).toBe('batch.unknown-signer');
  expect(await codeOf({ identity: (await crypto.ageIdentity()).identity })).toBe('batch.not-for-us');
});

test('the request for a scan comes back, and is no scan', async () => {
  const sha256 = crypto.sha256Hex(plain);
  const bytes = makeAttachmentRequest(crypto, { ...facts, sha256, at: now, seed: deskSeed });
  expect(openAttachmentRequest(crypto, bytes, trusting)).toMatchObject({ value: { ...facts, sha256, at: now } });
  const opened = await openAttachment(crypto, bytes, trusting);
  expect(!opened.ok && opened.refusal.code).toBe('batch.wrong-format');
});

test('an answer names what lacks, and not a byte where nothing does', () => {
  const answer = {
    ...facts,
    answers: { sha256: 'ab'.repeat(32), nonce: toBase64url(new Uint8Array(16)) },
    state: 'accepted' as const,
    code: null,
    resumeFrom: null,
    ledgers: [],
    at: now,
    seed: districtSeed,
    nonce: new Uint8Array(16),
  };
  const districtKey = toBase64url(crypto.ed25519PublicKey(districtSeed));
  const open = (bytes: Uint8Array) => {
    const opened = openAcknowledgement(crypto, bytes, { districtKey, commune: facts.commune, training: false });
    return opened.ok ? opened.value.lacks : opened.refusal.code;
  };
  const first = Array.from({ length: mostLacking }, (_, at) => crypto.sha256Hex(String(at)));
  const lacking = makeAcknowledgement(crypto, { ...answer, lacks: { count: 900, first } });
  expect(open(lacking)).toEqual({ count: 900, first });
  expect(lacking.length).toBeLessThan(1300);
  const quiet = makeAcknowledgement(crypto, answer);
  expect(open(quiet)).toEqual({ count: 0, first: [] });
  expect(makeAcknowledgement(crypto, { ...answer, lacks: { count: 0, first: [] } })).toEqual(quiet);
});
