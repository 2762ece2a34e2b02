import { expect, it } from 'vitest';
import { sourcesOf } from './sources.ts';

/** What OpenSSL (Node) and BoringSSL (Electron) both have. A new name must be looked up in BoringSSL first. */
const inBoth = ['sha256', 'ed25519', 'aes-256-gcm', 'chacha20-poly1305'];

it('asks node:crypto only for algorithms that Electron has as well', () => {
  const calls =
    /\b(?:createHash|createHmac|hash|createCipheriv|createDecipheriv|generateKeyPair(?:Sync)?|hkdf(?:Sync)?|pbkdf2(?:Sync)?)\s*\(\s*['"]([^'"]+)['"]/g;
  const asked = sourcesOf(['main', 'db', 'shared']).flatMap(({ path, code }) =>
    [...code.matchAll(calls)].map(([, name = '']) => ({ path, name })),
  );
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter(({ name }) => !inBoth.includes(name.toLowerCase()))).toEqual([]);
});
