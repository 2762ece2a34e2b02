import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../main/shell/csp.ts';

const nonce = 'c29tZSByYW5kb20gYnl0ZXM=';

test('the policy starts from nothing and names only our own files and the nonce', () => {
  expect(contentSecurityPolicy(nonce)).toBe(
    "default-src 'none'; script-src 'self'; " +
      `style-src 'self' 'nonce-${nonce}'; font-src 'self' data:; img-src 'self' data: blob:; ` +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test.each([
  '',
  'short',
  "x'; script-src *",
  'c29tZSByYW5kb20gYnl0ZXM=; script-src *',
  'c29t ZSByYW5kb20gYnl0ZXM=',
  '__CSP_NONCE__',
])('the nonce %j is a bug and throws', (bad) => {
  expect(() => contentSecurityPolicy(bad)).toThrow();
});
