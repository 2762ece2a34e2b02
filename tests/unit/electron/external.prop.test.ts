import fc from 'fast-check';
import { expect, test } from 'vitest';
import { externalOrigins, externalUrl } from '../../../main/shell/electron/external.ts';

test('every address on the list is https and an origin and nothing more', () => {
  expect(externalOrigins.map((origin) => new URL(origin).origin)).toEqual(externalOrigins);
  expect(externalOrigins.filter((origin) => !origin.startsWith('https://'))).toEqual([]);
});

test('pages of a listed origin are opened as the parser reads them', () => {
  expect(externalUrl('https://vbpl.vn/a b?q=đ#x')).toBe('https://vbpl.vn/a%20b?q=%C4%91#x');
  expect(externalUrl('HTTPS://VBPL.VN')).toBe('https://vbpl.vn/');
});

test.each([
  'http://vbpl.vn/',
  'https://vbpl.vn:8443/',
  'https://vbpl.vn.evil.example/',
  'https://evil.example/https://vbpl.vn/',
  'https://vbpl.vn@evil.example/',
  'https://user:pw@vbpl.vn/',
  'https://vbpl.vn\\@evil.example/'.replace('\\@', '%5c@'),
  'https://vbрl.vn/',
  '//vbpl.vn/',
  'vbpl.vn',
  'file:///C:/Windows/System32/calc.exe',
  'ms-msdt:/id',
  '\\\\evil\\share\\a.exe',
  `https://vbpl.vn/${'a'.repeat(2000)}`,
  '',
])('%s is not opened', (url) => {
  expect(externalUrl(url)).toBeNull();
});

const host = fc.oneof(
  fc.constantFrom('vbpl.vn', 'dichvucong.gov.vn', 'evil.example', 'vbpl.vn.evil.example'),
  fc.domain(),
);
const address = fc.oneof(
  fc.string(),
  fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] }),
  fc
    .tuple(
      fc.constantFrom('https:', 'http:', 'app:', 'javascript:', 'HTTPS:'),
      fc.constantFrom('//', '/', '\\\\', '////'),
      fc.string(),
      host,
      fc.string(),
    )
    .map((parts) => parts.join('')),
);

test('nothing outside the list is ever opened', () => {
  fc.assert(
    fc.property(address, (raw) => {
      const url = externalUrl(raw);
      if (url !== null) {
        expect(externalOrigins).toContain(new URL(url).origin);
        expect(externalOrigins.some((origin) => url.startsWith(`${origin}/`))).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});
