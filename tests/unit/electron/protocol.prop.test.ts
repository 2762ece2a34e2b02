import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAppFiles } from '../../../main/shell/electron/protocol.ts';
import { buildRenderer } from './shell-setup.ts';

const nonce = 'c29tZSByYW5kb20gYnl0ZXM=';
const served = ['/', '/index.html', '/assets/index-Ab_9-x.js', '/assets/index.css', '/assets/font.woff2'];

function files(dir: string) {
  const answer = createAppFiles({ rendererDir: dir, newNonce: () => nonce });
  // A bare object: what Chromium hands over is not always what the Request of Node would keep of it.
  return (url: string, method = 'GET', more: object = {}) => answer({ url, method, ...more } as Request);
}

test('the built files are served with their type and the policy', async () => {
  const get = files(buildRenderer());
  const answers = await Promise.all(served.map((path) => get(`app://desk${path}`)));
  expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [200, 'text/html; charset=utf-8'],
    [200, 'text/html; charset=utf-8'],
    [200, 'text/javascript; charset=utf-8'],
    [200, 'text/css; charset=utf-8'],
    [200, 'font/woff2'],
  ]);
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('no placeholder of the nonce is left in the page', async () => {
  const page = await (await files(buildRenderer())('app://desk/index.html')).text();
  expect(page).not.toContain('__CSP_NONCE__');
  expect(page.split(nonce)).toHaveLength(3);
});

test.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/%2e%2e%5cpackage.json',
  '/..\\package.json',
  '/assets/../index.html',
  '/assets/./index.css',
  '/assets%2findex.css',
  '/index.html\0',
  '/index.html%00.js',
  '/.hidden',
  '//index.html',
  '//etc/passwd',
  '/INDEX.HTML',
  '/index.html/',
  '/index.html?x',
  '/index.html.',
  '/index.html::$DATA',
  '/assets',
  '/assets/',
  '/C:/Windows/win.ini',
  '/toString',
  '/__proto__',
  '',
])('app://desk%s is not found', async (path) => {
  expect((await files(buildRenderer())(`app://desk${path}`)).status).toBe(404);
});

test.each([
  'app://evil/index.html',
  'app://desk.evil/index.html',
  'app://desk@evil/index.html',
  'https://desk/index.html',
])('%s is not found', async (url) => {
  expect((await files(buildRenderer())(url)).status).toBe(404);
});

test('a link inside the folder is not followed, nor a file that became one', async () => {
  const dir = buildRenderer();
  const secret = join(dir, '..', `${dir.split('/').at(-1)}-secret.html`);
  writeFileSync(secret, 'secret');
  symlinkSync(secret, join(dir, 'link.html'));
  mkdirSync(join(dir, 'real'));
  symlinkSync(join(dir, 'assets'), join(dir, 'linked'));
  const get = files(dir);
  renameSync(join(dir, 'assets', 'index.css'), join(dir, 'assets', 'kept.css'));
  symlinkSync(secret, join(dir, 'assets', 'index.css'));
  const urls = ['app://desk/link.html', 'app://desk/linked/font.woff2', 'app://desk/assets/index.css'];
  expect(await Promise.all(urls.map(async (url) => (await get(url)).status))).toEqual([404, 404, 404]);
});

test('only reading is answered, and only for our own page', async () => {
  const get = files(buildRenderer());
  const url = 'app://desk/index.html';
  const answers = await Promise.all([
    get(url, 'POST'),
    get(url, 'HEAD'),
    get(url, 'GET', { initiatorOrigin: 'https://evil.example' }),
    get(url, 'GET', { initiatorOrigin: 'null' }),
    get(url, 'GET', { initiatorOrigin: 'app://desk' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 200]);
});

test('no spelling of an address reaches anything but the built files', async () => {
  const get = files(buildRenderer());
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2E%2e',
      '%252e',
      '\\',
      '%5c',
      '%2f',
      '/',
      '//',
      '\0',
      '%00',
      'index.html',
      'assets',
      '.hidden',
      '~',
      ':',
      '@',
    ),
    fc.string({ maxLength: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const path = `/${pieces.join('')}`;
      const { status } = await get(`app://desk${path}`);
      expect(status).toBe(served.includes(path) ? 200 : 404);
    }),
    { numRuns: 2000 },
  );
});
