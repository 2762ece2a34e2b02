import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { District } from '../district/district.ts';
import { contentSecurityPolicy, hardeningHeaders, noncePlaceholder } from '../shell/csp.ts';
import type { StaticFile } from '../shell/web/static-files.ts';
import { enteredPage, type LoginStep, loginPage, loginPolicy } from './login-page.ts';
import { isOwnRequest } from './own-address.ts';
import { isSameSecret, type Sessions } from './sessions.ts';
import { takeLogin } from './take-login.ts';

export interface WorkspaceDeps {
  readonly district: District;
  /** The built renderer by address. */
  readonly files: ReadonlyMap<string, () => StaticFile>;
  readonly sessions: Sessions;
  readonly port: () => number;
  /** Whether the server listens on this machine alone. */
  readonly loopback: boolean;
  /** Opens the workspace without a password while the process runs; training alone has one. */
  readonly linkToken: string | null;
}

const html = 'text/html; charset=utf-8';
const plain = 'text/plain; charset=utf-8';
const longestFormBytes = 4096;

type Answer = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;

/** The district's screens for whoever has logged in: login, the built renderer, nothing else. */
export function addWorkspace(app: FastifyInstance, deps: WorkspaceDeps): void {
  const { port, loopback } = deps;
  const own =
    (answer: Answer): Answer =>
    (request, reply) =>
      isOwnRequest(request.raw, port(), loopback) ? answer(request, reply) : stranger(reply);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: longestFormBytes },
    (_request, body, done) => done(null, body),
  );
  app.get(
    '/login',
    own((_request, reply) => login(deps, reply, { status: 200, name: '', step: { step: 'password' }, problem: null })),
  );
  app.post(
    '/login',
    own((request, reply) => postedLogin(deps, request, reply)),
  );
  // A link may be followed from the desk's window, which has another origin: its Host alone is looked at.
  app.get('/open', (request, reply) => {
    const { host } = request.headers;
    const asked = { headers: host === undefined ? {} : { host } };
    return isOwnRequest(asked, port(), loopback) ? takeLink(deps, request, reply) : stranger(reply);
  });
  app.get(
    '/*',
    own((request, reply) => file(deps, request, reply)),
  );
}

function stranger(reply: FastifyReply): FastifyReply {
  return reply.code(403).headers(hardeningHeaders).type(plain).send('shell.sender-refused');
}

async function file(deps: WorkspaceDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if ((await deps.sessions.callerOf(request.headers.cookie)) === null) return toLogin(reply);
  const found = deps.files.get(request.url === '/' ? '/index.html' : request.url)?.();
  if (found === undefined) return reply.code(404).headers(hardeningHeaders).type(plain).send('not found');
  const nonce = newNonce(deps);
  const body = found.type === html ? found.body.toString('utf8').replaceAll(noncePlaceholder, nonce) : found.body;
  return reply
    .headers(pageHeaders(contentSecurityPolicy(nonce)))
    .type(found.type)
    .send(body);
}

async function postedLogin(deps: WorkspaceDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const taken = await takeLogin(deps.district, deps.sessions, request);
  if (taken.cookie === null) return login(deps, reply, taken);
  return reply
    .code(303)
    .headers({ ...hardeningHeaders, 'set-cookie': taken.cookie, location: '/' })
    .send();
}

/** A SameSite=Strict cookie set on the way of a redirect from another site would be withheld: a page goes on instead. */
async function takeLink(deps: WorkspaceDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const token = new URL(request.url, 'http://district').searchParams.get('token') ?? '';
  const fits = deps.linkToken !== null && isSameSecret(token, deps.linkToken);
  const user = fits ? await firstAdministrator(deps) : null;
  const cookie = user === null ? null : await deps.sessions.open(user, 'link', request.ip);
  if (cookie === null) return toLogin(reply);
  const nonce = newNonce(deps);
  const headers = { ...pageHeaders(loginPolicy(nonce)), 'set-cookie': cookie };
  return reply.headers(headers).type(html).send(enteredPage(nonce));
}

/** Whose session a training district's link opens. */
async function firstAdministrator({ district: { store } }: WorkspaceDeps): Promise<string | null> {
  const users = await store.read.listUsers();
  return users.find(({ state, roles }) => state === 'active' && roles.includes('administrator'))?.id ?? null;
}

function toLogin(reply: FastifyReply): FastifyReply {
  return reply
    .code(303)
    .headers({ ...hardeningHeaders, location: '/login' })
    .send();
}

interface ShownLogin {
  readonly status: number;
  readonly name: string;
  readonly step: LoginStep;
  readonly problem: string | null;
}

function login(deps: WorkspaceDeps, reply: FastifyReply, { status, name, step, problem }: ShownLogin): FastifyReply {
  const nonce = newNonce(deps);
  const { name: districtName, training } = deps.district.facts;
  const body = loginPage({ districtName, training, name, asked: step, problem, nonce });
  return reply
    .code(status)
    .headers({ ...pageHeaders(loginPolicy(nonce)), ...sayingOrigin })
    .type(html)
    .send(body);
}

/** With `no-referrer` a browser posts the form as from nowhere (`Origin: null`), and we would refuse our own page. */
const sayingOrigin = { 'referrer-policy': 'same-origin' } as const;

function pageHeaders(policy: string) {
  return { ...hardeningHeaders, 'content-security-policy': policy, 'cache-control': 'no-store' };
}

function newNonce({ district }: WorkspaceDeps): string {
  return Buffer.from(district.deps.crypto.randomBytes(18)).toString('base64');
}
