import { expect, test } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';

const crypto = createNodeCrypto();
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');

test('SHA-256 gives the value of FIPS 180-2 for "abc", as text and as bytes', () => {
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(crypto.sha256Hex('abc')).toBe(expected);
  expect(crypto.sha256Hex(new TextEncoder().encode('abc'))).toBe(expected);
  expect(hex(crypto.sha256(new TextEncoder().encode('abc')))).toBe(expected);
});

test('HMAC-SHA-256 gives the value of RFC 4231, case 2', () => {
  const mac = crypto.hmacSha256(
    new TextEncoder().encode('Jefe'),
    new TextEncoder().encode('what do ya want for nothing?'),
  );
  expect(hex(mac)).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('Ed25519 gives key and signature of RFC 8032, test 2', () => {
  const seed = bytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
  const publicKey = crypto.ed25519PublicKey(seed);
  expect(hex(publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = crypto.ed25519Sign(seed, bytes('72'));
  expect(hex(signature)).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  expect(crypto.ed25519Verify(publicKey, bytes('72'), signature)).toBe(true);
  expect(crypto.ed25519Verify(publicKey, bytes('73'), signature)).toBe(false);
});

test('a key or signature of any other shape verifies nothing and throws nothing', () => {
  expect(crypto.ed25519Verify(new Uint8Array(31), bytes('72'), new Uint8Array(64))).toBe(false);
  expect(crypto.ed25519Verify(new Uint8Array(32).fill(255), bytes('72'), new Uint8Array(64))).toBe(false);
  expect(crypto.ed25519Verify(new Uint8Array(32), bytes('72'), new Uint8Array(63))).toBe(false);
});

test('what was deflated inflates again, and not past the limit', () => {
  const data = new Uint8Array(100_000).map((_, i) => i % 251);
  expect(crypto.inflate(crypto.deflate(data), data.length)).toEqual(data);
  expect(() => crypto.inflate(crypto.deflate(data), data.length - 1)).toThrow();
  expect(() => crypto.inflate(bytes('00112233'), 10)).toThrow();
  expect(crypto.inflate(crypto.deflate(new Uint8Array(0)), 0)).toHaveLength(0);
});

test('an age file opens for each of its recipients and for nobody else', async () => {
  const [one, two, stranger] = await Promise.all([crypto.ageIdentity(), crypto.ageIdentity(), crypto.ageIdentity()]);
  const data = crypto.randomBytes(70_000);
  const sealed = await crypto.ageEncrypt(data, [one.recipient, two.recipient]);
  expect(await crypto.ageDecrypt(sealed, one.identity)).toEqual(data);
  expect(await crypto.ageDecrypt(sealed, two.identity)).toEqual(data);
  await expect(crypto.ageDecrypt(sealed, stranger.identity)).rejects.toThrow();
  const altered = Uint8Array.from(sealed, (byte, i) => (i === sealed.length - 1 ? byte ^ 1 : byte));
  await expect(crypto.ageDecrypt(altered, one.identity)).rejects.toThrow();
});
