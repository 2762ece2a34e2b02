import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { districtLedger } from '../../../main/district/actions.ts';
import type { District } from '../../../main/district/district.ts';
import { initDistrict } from '../../../main/district/init.ts';
import type { KeyWrap } from '../../../main/ports.ts';
import { openDistrictApp } from '../../../main/server/district-app.ts';
import { type CallInput, type CallName, type CallOutput, contract } from '../../../shared/contract/contract.ts';
import type { CallResponse } from '../../../shared/contract/envelope.ts';
import type { DistrictRole } from '../../../shared/district/roles.ts';
import { embedded } from '../../fixtures/postgres.ts';
import { given, type Place, tempDir, testDeps } from '../district/place.ts';

export interface ServedDistrict {
  readonly place: Place;
  readonly url: string;
  readonly link: string;
  readonly password: string;
  /** A call of the holder of the folder's keys. */
  readonly ask: <C extends CallName>(call: C, input: CallInput<C>) => Promise<CallOutput<C>>;
}

/** What wraps keys where a system has safe storage: a real district takes no bare ones. */
const safeStorage: KeyWrap = { kind: 'safeStorage', wrap: (key) => key, unwrap: (wrapped) => wrapped };

/** A district, training and embedded unless said otherwise, that answers on a free port, with a renderer of one page. */
export async function serve({ training = true, database = embedded } = {}): Promise<ServedDistrict> {
  const root = tempDir();
  const { deps: bare, moveClock } = testDeps(join(root, 'profile'));
  const deps = training ? bare : { ...bare, wraps: [safeStorage] };
  const dir = join(root, 'district');
  const rendererDir = join(root, 'renderer');
  mkdirSync(rendererDir, { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<p>ok</p>');
  const kept = await database();
  const { administrator } = given(
    await initDistrict(deps, {
      ...(kept === undefined ? {} : { database: kept }),
      dataDir: dir,
      name: 'Sở Thử',
      training,
    }),
  );
  const app = given(await openDistrictApp(deps, { dataDir: dir, version: '0.0.0', rendererDir }));
  onTestFinished(() => app.close());
  const { url, workspaceUrl } = given(await app.serve({ port: 0 }));
  return {
    place: { dir, deps, district: app.district, moveClock, database: kept },
    url,
    link: workspaceUrl ?? '',
    password: administrator.password,
    ask: async (call, input) => {
      const answer = await app.core.call({ call, id: crypto.randomUUID(), input });
      if (!answer.ok) throw new Error(answer.error.code);
      return contract[call].output.parse(answer.result) as CallOutput<typeof call>;
    },
  };
}

/** One posted step of signing in. */
export async function post(url: string, form: Record<string, string>) {
  const answer = await fetch(`${url}/login`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers: { origin: url },
  });
  const text = await answer.text();
  return {
    status: answer.status,
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    ticket: /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '',
    problem: /role="alert">▲ ([^<]+)</.exec(text)?.[1] ?? null,
    /** The secret as it is typed into an authenticator, where one is offered. */
    secret: (/<output class="letters">([^<]+)</.exec(text)?.[1] ?? '').replaceAll(' ', ''),
    codes: [...text.matchAll(/<li>([^<]+)<\/li>/g)].map(([, code]) => code ?? ''),
    asks: /<input id="(\w+)"/.exec(text)?.[1] ?? null,
  };
}

/** A user who has chosen an own password and is signed in; gives the cookie. */
export async function newUser(
  { url, ask }: Pick<ServedDistrict, 'url' | 'ask'>,
  name: string,
  roles: DistrictRole[],
  fields: string[] = [],
): Promise<{ readonly id: string; readonly cookie: string; readonly password: string }> {
  const { id, password: first } = await ask('user.add', { name, fullName: `Người ${name}`, roles, fields });
  const asked = await post(url, { name, password: first });
  const password = `mat khau cua ${name}`;
  const { cookie } = await post(url, { name, ticket: asked.ticket, next: password, again: password });
  return { id, cookie, password };
}

/** The workspace's socket of a cookie; null where it is not let in. */
export async function connect(url: string, cookie: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/rpc`, { origin: url, headers: { cookie } });
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  onTestFinished(() => socket.terminate());
  if (!isOpen) return null;
  const waiting = new Map<string, (answer: CallResponse) => void>();
  socket.on('message', (data) => {
    const answer: CallResponse = JSON.parse(String(data));
    waiting.get(answer.id ?? '')?.(answer);
  });
  const send = (call: string, input: unknown = {}): Promise<CallResponse> => {
    const id = crypto.randomUUID();
    const answered = new Promise<CallResponse>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ call, id, as: 'quantri', input }));
    return answered;
  };
  return {
    /** The code of the refusal; null where the call was done. */
    async code(call: string, input?: unknown): Promise<string | null> {
      const answer = await send(call, input);
      return answer.ok ? null : answer.error.code;
    },
    async ask<C extends CallName>(call: C, input: CallInput<C>): Promise<CallOutput<C>> {
      const answer = await send(call, input);
      if (!answer.ok) throw new Error(answer.error.code);
      return contract[call].output.parse(answer.result) as CallOutput<C>;
    },
  };
}

/** What the district's own ledger says, oldest first, as type and who. */
export async function told({ store, ...district }: District): Promise<readonly (readonly [string, string])[]> {
  const ledger = districtLedger(district);
  const events = await store.read.eventRange(ledger, 1, (await store.read.ledgerHead(ledger))?.seq ?? 0);
  return events.map(({ header }) => [header.type.replace(/^district\.|\.v1$/g, ''), header.actor]);
}
