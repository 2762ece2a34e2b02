import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { initDistrict } from '../../../main/district/init.ts';
import { type DistrictApp, openDistrictApp } from '../../../main/server/district-app.ts';
import type { IntakeServer } from '../../../main/server/server.ts';
import { sealedContentType } from '../../../main/sync/line.ts';
import { readFiles } from '../../../shared/batch/bundle.ts';
import { makeGreeting } from '../../../shared/batch/greeting.ts';
import { readSealed } from '../../../shared/batch/sealed-file.ts';
import { embedded, type NewStore, stores } from '../../fixtures/postgres.ts';
import { commune, given, newDesk, type Place, readAnswer, seal, tempDir, testDeps } from './place.ts';

interface Served {
  readonly place: Place;
  readonly app: DistrictApp;
  readonly server: IntakeServer;
  readonly password: string;
}

/** A training district that answers on a free port, with a renderer of one page. */
async function serve(database: NewStore): Promise<Served> {
  const root = tempDir();
  const { deps, moveClock } = testDeps(join(root, 'profile'));
  const dir = join(root, 'district');
  const url = await database();
  const rendererDir = join(root, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(rendererDir, 'assets', 'index.js'), 'export {};');
  const { administrator } = given(
    await initDistrict(deps, {
      ...{ dataDir: dir, name: 'Sở <Thử> & "Nghiệm"', training: true },
      ...(url === undefined ? {} : { database: url }),
    }),
  );
  const app = given(await openDistrictApp(deps, { dataDir: dir, version: '0.0.0', rendererDir }));
  onTestFinished(() => app.close());
  const server = given(await app.serve({ port: 0 }));
  return {
    place: { dir, deps, district: app.district, moveClock, database: url },
    app,
    server,
    password: administrator.password,
  };
}

function post(url: string, body: Uint8Array, type = sealedContentType): Promise<Response> {
  return fetch(url, { method: 'POST', body: Buffer.from(body), headers: { 'content-type': type }, redirect: 'manual' });
}

async function filesOf(response: Response, place: Place) {
  const files = given(readFiles(new Uint8Array(await response.arrayBuffer())));
  return files.map((bytes) => ({ bytes, header: given(readSealed(place.deps.crypto, bytes)).header }));
}

function logIn(url: string, name: string, password: string): Promise<Response> {
  const body = new URLSearchParams({ name, password });
  return fetch(`${url}/login`, { method: 'POST', body, redirect: 'manual', headers: { origin: url } });
}

function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe.each(stores)('what desks talk to, on $store', ({ database }) => {
  it('answers a greeting with what is held and with the commune’s ledger', async () => {
    const { place, server } = await serve(database);
    const desk = await newDesk(place);
    const greet = async (holds: { ledger: typeof desk.ledger; seq: number; hash: string }[]) => {
      const facts = { commune, desk: 2, training: true, heads: [], at: place.deps.clock.now() };
      const { bytes } = makeGreeting(place.deps.crypto, { seed: desk.seed, ...facts, holds });
      return filesOf(await post(`${server.url}/sync/v1/greetings`, bytes), place);
    };
    const first = await greet([]);
    expect(first.map(({ header }) => [header.format, header.more.from, header.more.to])).toEqual([
      ['acknowledgement', undefined, undefined],
      ['down', 1, 5],
    ]);
    expect(readAnswer(place, desk, first[0]?.bytes ?? null)).toMatchObject({ state: 'accepted', desk: 2, ledgers: [] });
    const ledger = (await place.district.store.read.findCommune(commune))?.ledger ?? desk.ledger;
    const hash = (await place.district.store.read.hashAt(ledger, 5)) ?? '';
    expect((await greet([{ ledger, seq: 5, hash }])).map(({ header }) => header.format)).toEqual(['acknowledgement']);
  });

  it('answers a stranger’s greeting with a signed refusal and no down-package', async () => {
    const { place, server } = await serve(database);
    await newDesk(place);
    const { bytes } = makeGreeting(place.deps.crypto, {
      seed: new Uint8Array(32).fill(99),
      commune,
      desk: 2,
      training: true,
      heads: [],
      holds: [],
      at: place.deps.clock.now(),
    });
    const files = await filesOf(await post(`${server.url}/sync/v1/greetings`, bytes), place);
    expect(files.map(({ header }) => [header.format, header.more.state, header.more.code])).toEqual([
      ['acknowledgement', 'refused', 'batch.unknown-signer'],
    ]);
  });

  it('imports a posted batch and answers at once', async () => {
    const { place, server } = await serve(database);
    const desk = await newDesk(place);
    const answered = await post(`${server.url}/sync/v1/batches`, await seal(place, desk, 1, 20));
    expect(answered.status).toBe(200);
    expect(answered.headers.get('content-type')).toBe(sealedContentType);
    const files = await filesOf(answered, place);
    expect(files.map(({ header }) => header.format)).toEqual(['acknowledgement', 'down']);
    expect(readAnswer(place, desk, files[0]?.bytes ?? null)).toMatchObject({
      state: 'accepted',
      ledgers: [{ seq: 20 }],
    });
    expect((await place.district.store.read.listBatches({ limit: 1 })).rows[0]).toMatchObject({
      road: 'network',
    });
  });

  it('admits a request and sends the commune’s ledger with the answer', async () => {
    const { place, server } = await serve(database);
    const desk = await newDesk(place, { admitted: false });
    const files = await filesOf(await post(`${server.url}/sync/v1/enrolments`, desk.request), place);
    expect(files.map(({ header }) => [header.format, header.more.state ?? header.more.to])).toEqual([
      ['acknowledgement', 'accepted'],
      ['down', 5],
    ]);
  });

  it('refuses in the open what it can sign no answer for: no sealed file, another type, too large', async () => {
    const { server } = await serve(database);
    const statuses = [
      await post(`${server.url}/sync/v1/batches`, Buffer.from('<html>')),
      await post(`${server.url}/sync/v1/batches`, Buffer.from('{}'), 'application/json'),
      await post(`${server.url}/sync/v1/greetings`, new Uint8Array(2 * 1024 * 1024)),
      await fetch(`${server.url}/sync/v1/batches`, { redirect: 'manual' }),
    ].map((response) => [response.status, response.headers.get('content-type') === sealedContentType]);
    expect(statuses).toEqual([
      [400, false],
      [415, false],
      [413, false],
      [303, false],
    ]);
  });
});

describe('an intake that cannot begin', () => {
  it('says which port another program holds', async () => {
    const [first, second] = [await serve(embedded), await serve(embedded)];
    const port = Number(new URL(first.server.url).port);
    expect(await second.app.serve({ port })).toEqual({
      ok: false,
      refusal: { code: 'district.port-busy', params: { port } },
    });
  });
});

describe.each(stores)('the workspace on $store', ({ database }) => {
  it('shows a stranger the login page and nothing else', async () => {
    const { server } = await serve(database);
    for (const path of ['/', '/index.html', '/assets/index.js', '/assets/none.js']) {
      const answer = await fetch(`${server.url}${path}`, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login']);
    }
    const login = await fetch(`${server.url}/login`);
    const text = await login.text();
    expect(text).toContain('Sở &#60;Thử&#62; &#38; &#34;Nghiệm&#34;');
    expect(text).not.toContain('<script');
    expect(login.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('lets the administrator in and serves the renderer with a nonce of its own', async () => {
    const { server, password } = await serve(database);
    const entered = await logIn(server.url, 'quantri', password);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/);
    const cookie = cookieOf(entered);
    const page = await fetch(`${server.url}/`, { headers: { cookie } });
    const nonce = /content="([^"]+)"/.exec(await page.text())?.[1] ?? 'none';
    expect(nonce).not.toBe('__CSP_NONCE__');
    expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    const script = await fetch(`${server.url}/assets/index.js`, { headers: { cookie } });
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    for (const path of ['/../keys.json', '/%2e%2e/keys.json', '/assets/..%2f..%2fkeys.json']) {
      expect((await fetch(`${server.url}${path}`, { headers: { cookie } })).status).toBe(404);
    }
  });

  it('shuts a name after five wrong passwords and opens it again with time', async () => {
    const { server, password, place } = await serve(database);
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await logIn(server.url, 'quantri', 'sai')).status).toBe(401);
    }
    const locked = await logIn(server.url, 'quantri', password);
    expect([locked.status, cookieOf(locked)]).toEqual([429, '']);
    expect(await locked.text()).toContain('15 phút');
    place.moveClock(place.deps.clock.now() + 15 * 60_000 + 1);
    expect((await logIn(server.url, 'quantri', 'sai')).status).toBe(401);
    expect((await logIn(server.url, 'quantri', password)).status).toBe(303);
  });

  it('ends a session after a working day', async () => {
    const { server, password, place } = await serve(database);
    const cookie = cookieOf(await logIn(server.url, 'quantri', password));
    expect((await fetch(`${server.url}/`, { headers: { cookie }, redirect: 'manual' })).status).toBe(200);
    place.moveClock(place.deps.clock.now() + 11 * 3_600_000);
    expect((await fetch(`${server.url}/`, { headers: { cookie }, redirect: 'manual' })).status).toBe(303);
  });

  it('opens by the training link, and by no other', async () => {
    const { server } = await serve(database);
    const link = server.workspaceUrl ?? '';
    const entered = await fetch(link);
    expect(await entered.text()).toContain('http-equiv="refresh"');
    const page = await fetch(`${server.url}/`, { headers: { cookie: cookieOf(entered) }, redirect: 'manual' });
    expect(page.status).toBe(200);
    const wrong = await fetch(`${link}x`, { redirect: 'manual' });
    expect([wrong.status, cookieOf(wrong)]).toEqual([303, '']);
  });

  it('refuses another origin and a rebound name', async () => {
    const { server, password } = await serve(database);
    const body = new URLSearchParams({ name: 'quantri', password });
    const foreign = { method: 'POST', body, headers: { origin: 'http://evil.example' } };
    expect((await fetch(`${server.url}/login`, foreign)).status).toBe(403);
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/rpc`, { origin: 'http://evil.example' });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
    const { port } = new URL(server.url);
    const rebound = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers: { host: `evil.example:${port}` } });
    expect(((await once(rebound, 'error')) as [Error])[0].message).toContain('403');
  });

  it('speaks the contract over its socket and tells what changed', async () => {
    const { server, password, place } = await serve(database);
    const desk = await newDesk(place);
    const cookie = cookieOf(await logIn(server.url, 'quantri', password));
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/rpc`, {
      origin: server.url,
      headers: { cookie },
    });
    const messages: { id?: string; ok?: boolean; result?: object; changed?: string[] }[] = [];
    const arrived = new Set<() => void>();
    socket.on('message', (data) => {
      messages.push(JSON.parse(String(data)));
      for (const tell of arrived) tell();
    });
    const until = (found: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => found() && resolve();
        arrived.add(look);
        look();
      });
    await once(socket, 'open');
    const id = '0190d9a0-0000-7000-8000-000000000001';
    socket.send(JSON.stringify({ call: 'app.hello', id, input: {} }));
    await until(() => messages.some((message) => message.id === id));
    expect(messages.find((message) => message.id === id)).toMatchObject({
      ok: true,
      result: { mode: 'district', training: true, district: { tierName: 'Cấp tỉnh' } },
    });
    await post(`${server.url}/sync/v1/batches`, await seal(place, desk, 1, 20));
    await until(() => messages.some(({ changed }) => changed?.includes('dossiers') ?? false));
    socket.close();
  });
});
