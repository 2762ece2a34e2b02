import { expect, test } from 'vitest';
import { toBase64url } from '../../../shared/batch/base64url.ts';
import { ledgerIdOf } from '../../../shared/batch/chain.ts';
import {
  type EnrolmentFacts,
  makeEnrolment,
  makeEnrolmentRequest,
  openEnrolment,
  openEnrolmentRequest,
  provesCode,
} from '../../../shared/batch/enrolment.ts';
import { sealFile } from '../../../shared/batch/sealed-file.ts';
import { crypto, deskSeed, districtSeed, now } from './sample-batch.ts';

const facts: EnrolmentFacts = {
  districtName: 'Tỉnh Lâm Đồng',
  tierName: 'Cấp tỉnh',
  districtRecipient: 'age1x',
  commune: { agencyCode: 'H60.15.3', unitCode: null, name: 'Xã Hòa Bình', province: 'Lâm Đồng' },
  desk: 2,
  generation: 1,
  replaces: ledgerIdOf(crypto, new Uint8Array(32)),
  oneTimeCode: 'k'.repeat(26),
  url: null,
  authority: null,
  catalogue: { version: 'v1', procedures: [{ code: '1.001', nested: [1, { a: null }] }] },
  calendar: { years: {} },
  forms: null,
  formSet: 'TT03_2025',
  training: false,
  expiresAt: now + 1000,
};
const made = makeEnrolment(crypto, { ...facts, seed: districtSeed, sealedAt: now });
const request = {
  commune: 'H60.15.3',
  desk: 2,
  generation: 1,
  replaces: facts.replaces,
  training: false,
  recipient: 'age1y',
};
const makeRequest = (changes: { oneTimeCode?: string; desk?: number } = {}) =>
  makeEnrolmentRequest(crypto, {
    ...request,
    oneTimeCode: facts.oneTimeCode,
    seed: deskSeed,
    sealedAt: now,
    ...changes,
  });

test('an enrolment comes back as it was made, with the key of the district that made it', () => {
  expect(openEnrolment(crypto, made, { training: false, now })).toEqual({
    ok: true,
    value: {
      ...facts,
      district: ledgerIdOf(crypto, crypto.ed25519PublicKey(districtSeed)),
      districtKey: toBase64url(crypto.ed25519PublicKey(districtSeed)),
      sealedAt: now,
    },
  });
});

test('an enrolment carries form texts where a version of them is in force, and says nothing of them else', () => {
  const forms = { version: '2026-12-01-5a6b7c8d', sets: [] };
  const carrying = makeEnrolment(crypto, { ...facts, forms, seed: districtSeed, sealedAt: now });
  expect(openEnrolment(crypto, carrying, { training: false, now })).toMatchObject({ ok: true, value: { forms } });
  expect(openEnrolment(crypto, made, { training: false, now })).toMatchObject({ ok: true, value: { forms: null } });
});

test.each([
  ['past its last day', { training: false, now: now + 1001 }, 'enrolment.expired'],
  ['of the other kind', { training: true, now }, 'enrolment.training-mismatch'],
])('an enrolment %s is refused', (_, expectations, code) => {
  const opened = openEnrolment(crypto, made, expectations);
  expect(!opened.ok && opened.refusal.code).toBe(code);
});

test('a signed enrolment with other content is malformed, and one that inflates too far is refused unread', () => {
  const sealWith = (payload: Uint8Array) =>
    sealFile(crypto, {
      format: 'enrolment',
      training: false,
      commune: 'H60.15.3',
      desk: 2,
      seed: districtSeed,
      sealedAt: now,
      more: {},
      payload,
    }).bytes;
  const code = (payload: Uint8Array) => {
    const opened = openEnrolment(crypto, sealWith(payload), { training: false, now });
    return opened.ok ? 'ok' : opened.refusal.code;
  };
  const text = (json: string) => crypto.deflate(new TextEncoder().encode(json));
  expect(code(new Uint8Array(3))).toBe('enrolment.malformed');
  expect(code(text('{"districtName":1}'))).toBe('enrolment.malformed');
  expect(code(text('{"b":1,"a":1}'))).toBe('enrolment.malformed');
  expect(code(text('[['.repeat(5000)))).toBe('enrolment.malformed');
  expect(code(crypto.deflate(new Uint8Array(20 * 1024 * 1024)))).toBe('batch.too-large');
});

test('a request proves the code without carrying it', () => {
  const bytes = makeRequest();
  const opened = openEnrolmentRequest(crypto, bytes, { training: false });
  if (!opened.ok) throw new Error(opened.refusal.code);
  expect(opened.value).toMatchObject({
    ...request,
    ledger: ledgerIdOf(crypto, crypto.ed25519PublicKey(deskSeed)),
    key: toBase64url(crypto.ed25519PublicKey(deskSeed)),
    sealedAt: now,
  });
  expect(provesCode(crypto, opened.value, facts.oneTimeCode)).toBe(true);
  expect(Buffer.from(bytes).includes(facts.oneTimeCode)).toBe(false);
});

test('another code, or the code used for another desk or key, proves nothing', () => {
  const opened = openEnrolmentRequest(crypto, makeRequest(), { training: false });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const proves = (changes: object) => provesCode(crypto, { ...opened.value, ...changes }, facts.oneTimeCode);
  expect(provesCode(crypto, opened.value, 'x'.repeat(26))).toBe(false);
  expect(proves({ desk: 3 })).toBe(false);
  expect(proves({ key: toBase64url(crypto.ed25519PublicKey(districtSeed)) })).toBe(false);
  expect(proves({ replaces: null })).toBe(false);
  expect(proves({ proof: 'AAAA' })).toBe(false);
});

test('a request of the other kind or with a byte changed is refused', () => {
  const bytes = makeRequest();
  const other = openEnrolmentRequest(crypto, bytes, { training: true });
  expect(!other.ok && other.refusal.code).toBe('enrolment.training-mismatch');
  const flipped = bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1);
  const altered = openEnrolmentRequest(crypto, flipped, { training: false });
  expect(!altered.ok && altered.refusal.code).toBe('batch.altered');
});
