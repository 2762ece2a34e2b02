import { once } from 'node:events';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Core } from '../../../main/api/core.ts';
import { createDispatcher } from '../../../main/api/dispatcher.ts';
import { createSystemClock } from '../../../main/shell/compose/clock.ts';
import { type Loopback, startLoopback } from '../../../main/shell/loopback/loopback.ts';
import type { ChangeNotice } from '../../../shared/contract/envelope.ts';
import { ok } from '../../../shared/result.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const id = '5a2b1d52-6a4e-4b53-9c0c-0d6a0a2f9b11';
let loopback: Loopback;
let listeners: Set<(notice: ChangeNotice) => void>;
let gone: PromiseWithResolvers<void>;
let moment = 1_000_000;

beforeEach(async () => {
  const rendererDir = mkdtempSync(join(tmpdir(), 'motcua-renderer-'));
  const secret = join(mkdtempSync(join(tmpdir(), 'motcua-secret-')), 'keys.json');
  writeFileSync(secret, 'the keys');
  mkdirSync(join(rendererDir, 'assets'));
  writeFileSync(join(rendererDir, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(rendererDir, 'assets', 'app.js'), 'export {};');
  symlinkSync(secret, join(rendererDir, 'assets', 'link.json'));
  listeners = new Set();
  gone = Promise.withResolvers<void>();
  moment = 1_000_000;
  loopback = await startLoopback({
    core: createCore(),
    rendererDir,
    clock: { now: () => moment },
    lingerMs: 50,
    onLastWindowGone: gone.resolve,
  });
});

afterEach(() => loopback.close());

/** The real dispatcher over one real handler. */
function createCore(): Core {
  const handlers = { 'staff.list': () => ok([{ id: 'c1', name: 'Lan', role: 'clerk' as const }]) };
  const log = pino({ enabled: false });
  return {
    call: createDispatcher({ handlers: () => handlers, log, newReference: () => String(createSystemClock().now()) }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}

async function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  const sent = request({ host: '127.0.0.1', port: loopback.port, path, method, headers, agent: false });
  sent.end(body);
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, body: text };
}

function newToken(): string {
  return new URL(loopback.newStartUrl()).hash.slice(1);
}

async function openSession(): Promise<string> {
  const { headers } = await ask('/session', { method: 'POST', body: newToken(), headers: { origin: loopback.origin } });
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

function socket(headers: Record<string, string>, path = '/rpc'): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${loopback.port}${path}`, { headers });
}

async function isLetIn(headers: Record<string, string>, path?: string): Promise<boolean> {
  const opened = socket(headers, path);
  // `once` rejects on the error that a refused upgrade is.
  const entered = await once(opened, 'open').then(
    () => true,
    () => false,
  );
  opened.terminate();
  return entered;
}

describe('who may in', () => {
  it('swaps the one-time token for a cookie that scripts and other sites cannot use', async () => {
    const { status, headers } = await ask('/session', { method: 'POST', body: newToken() });
    expect(status).toBe(204);
    expect(headers['set-cookie']?.[0]).toMatch(/^motcua-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  it('refuses a token that was used before, is too old, was made up or is endless', async () => {
    const used = newToken();
    await ask('/session', { method: 'POST', body: used });
    expect((await ask('/session', { method: 'POST', body: used })).status).toBe(403);
    const old = newToken();
    moment += 600_001;
    expect((await ask('/session', { method: 'POST', body: old })).status).toBe(403);
    expect((await ask('/session', { method: 'POST', body: 'A'.repeat(43) })).status).toBe(403);
    expect((await ask('/session', { method: 'POST', body: 'A'.repeat(5000) })).status).toBe(400);
  });

  it('gives nothing of the program to whoever has no cookie', async () => {
    for (const path of ['/', '/index.html', '/assets/app.js']) expect((await ask(path)).status, path).toBe(401);
    expect((await ask('/', { headers: { cookie: `motcua-${loopback.port}=guess` } })).status).toBe(401);
    expect((await ask('/', { headers: { cookie: await openSession() } })).status).toBe(200);
  });

  it('refuses a rebound or foreign Host even with the cookie', async () => {
    const cookie = await openSession();
    for (const host of [
      'evil.example',
      `evil.example:${loopback.port}`,
      `localhost:${loopback.port}`,
      '127.0.0.1',
      `127.0.0.1:1`,
    ]) {
      expect((await ask('/', { headers: { cookie, host } })).status, host).toBe(403);
      expect((await ask('/start', { headers: { host } })).status, host).toBe(403);
      expect(await isLetIn({ cookie, host, origin: loopback.origin }), host).toBe(false);
    }
  });

  it('refuses another site that names us, with or without an Origin', async () => {
    const cookie = await openSession();
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1', `http://127.0.0.1:${loopback.port + 1}`]) {
      expect((await ask('/', { headers: { cookie, origin } })).status, origin).toBe(403);
      expect((await ask('/session', { method: 'POST', body: newToken(), headers: { origin } })).status, origin).toBe(
        403,
      );
      expect(await isLetIn({ cookie, origin }), origin).toBe(false);
    }
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask('/', { headers: { cookie, 'sec-fetch-site': site } })).status, site).toBe(403);
    }
    expect((await ask('/start', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
  });

  it('opens the line only with cookie and Origin, and only at its address', async () => {
    const cookie = await openSession();
    expect(await isLetIn({ cookie, origin: loopback.origin })).toBe(true);
    expect(await isLetIn({ cookie })).toBe(false);
    expect(await isLetIn({ origin: loopback.origin })).toBe(false);
    expect(await isLetIn({ cookie, origin: loopback.origin }, '/other')).toBe(false);
  });

  it('listens on the loopback address alone', () => {
    expect(loopback.origin).toBe(`http://127.0.0.1:${loopback.port}`);
  });
});

describe('what is served', () => {
  it('puts a nonce into page and policy, another one on each load', async () => {
    const cookie = await openSession();
    const loads = [await ask('/', { headers: { cookie } }), await ask('/', { headers: { cookie } })];
    const nonces = loads.map(({ body, headers }) => {
      const nonce = /content="([^"]+)"/.exec(body)?.[1] ?? '';
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]).not.toContain('__');
  });

  it('sends the strict policy with every answer, refusals too', async () => {
    for (const path of ['/', '/start', '/start.js', '/none']) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy'], path).toMatch(/^default-src 'none'; /);
      expect(headers['content-security-policy'], path).not.toContain('unsafe');
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['cache-control'], path).toBe('no-store');
    }
  });

  it('answers no path outside the built files, however it is written', async () => {
    const cookie = await openSession();
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E',
      '..%2f',
      '%5c',
      '\\',
      '//',
      'assets',
      'link.json',
      'index.html',
      '%00',
      'etc',
      'passwd',
      'keys.json',
      ';',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        const path = `/${pieces.join('/')}`;
        fc.pre(path !== '/index.html');
        const { status, body } = await ask(path, { headers: { cookie } });
        expect([400, 404]).toContain(status);
        expect(body).not.toMatch(/the keys|root:/);
      }),
      { numRuns: 150 },
    );
  });

  it('takes no method but GET for files', async () => {
    const cookie = await openSession();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask('/', { method, headers: { cookie } })).status).toBe(405);
  });
});

describe('the line', () => {
  async function open(): Promise<WebSocket> {
    const opened = socket({ cookie: await openSession(), origin: loopback.origin });
    await once(opened, 'open');
    return opened;
  }

  async function next(line: WebSocket): Promise<unknown> {
    const [data] = await once(line, 'message');
    return JSON.parse(String(data));
  }

  it('answers each call by its id', async () => {
    const line = await open();
    line.send(JSON.stringify({ call: 'staff.list', id, input: {} }));
    expect(await next(line)).toEqual({ id, ok: true, result: [{ id: 'c1', name: 'Lan', role: 'clerk' }] });
  });

  it('answers garbage by code and goes on', async () => {
    const line = await open();
    for (const garbage of ['', '{', 'null', '[]', '"x"']) {
      line.send(garbage);
      expect(await next(line)).toMatchObject({ ok: false, error: { code: 'call.malformed' } });
    }
    line.send(JSON.stringify({ call: 'no.such', id, input: {} }));
    expect(await next(line)).toMatchObject({ id, ok: false, error: { code: 'call.unknown' } });
  });

  it('pushes what changed to every window and forgets a closed one', async () => {
    const [one, two] = [await open(), await open()];
    const heard = Promise.all([next(one), next(two)]);
    for (const listener of listeners) listener({ changed: ['dossiers'] });
    expect(await heard).toEqual([{ changed: ['dossiers'] }, { changed: ['dossiers'] }]);
    one.close();
    await once(one, 'close');
    await expect.poll(() => listeners.size).toBe(1);
  });

  it('cuts a binary frame off', async () => {
    const line = await open();
    line.send(Buffer.from([1, 2, 3]));
    const [code] = await once(line, 'close');
    expect(code).toBe(1003);
  });

  it('ends after the last window, and not while a page is loading again', async () => {
    const first = await open();
    expect(loopback.windows()).toBe(1);
    const second = open();
    first.close();
    (await second).close();
    await gone.promise;
    expect(loopback.windows()).toBe(0);
  });
});
