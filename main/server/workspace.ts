import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorMessage } from '../../shared/errors/table.ts';
import type { District } from '../district/district.ts';
import { contentSecurityPolicy, hardeningHeaders, noncePlaceholder } from '../shell/csp.ts';
import type { StaticFile } from '../shell/web/static-files.ts';
import { checkLogin } from './login.ts';
import { enteredPage, loginPage, loginPolicy } from './login-page.ts';
import { isOwnRequest } from './own-address.ts';
import { isSameSecret, type Sessions } from './sessions.ts';

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
    own((_request, reply) => login(deps, reply, 200, '', null)),
  );
  app.post(
    '/login',
    own((request, reply) => takeLogin(deps, request, reply)),
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
  if (!(await deps.sessions.isOpen(request.headers.cookie))) return toLogin(reply);
  const found = deps.files.get(request.url === '/' ? '/index.html' : request.url)?.();
  if (found === undefined) return reply.code(404).headers(hardeningHeaders).type(plain).send('not found');
  const nonce = newNonce(deps);
  const body = found.type === html ? found.body.toString('utf8').replaceAll(noncePlaceholder, nonce) : found.body;
  return reply
    .headers(pageHeaders(contentSecurityPolicy(nonce)))
    .type(found.type)
    .send(body);
}

async function takeLogin(deps: WorkspaceDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const name = (form.get('name') ?? '').slice(0, 100);
  const checked = await checkLogin(deps.district, name, form.get('password') ?? '');
  const cookie = checked.ok ? await deps.sessions.open(name) : null;
  if (cookie !== null)
    return reply
      .code(303)
      .headers({ ...hardeningHeaders, 'set-cookie': cookie, location: '/' })
      .send();
  const refusal = checked.ok ? { code: 'store.busy' as const } : checked.refusal;
  const status = refusal.code === 'district.login-locked' ? 429 : 401;
  return login(deps, reply, status, name, errorMessage(refusal.code, 'vi', checked.ok ? {} : checked.refusal.params));
}

/** A SameSite=Strict cookie set on the way of a redirect from another site would be withheld: a page goes on instead. */
async function takeLink(deps: WorkspaceDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const token = new URL(request.url, 'http://district').searchParams.get('token') ?? '';
  const fits = deps.linkToken !== null && isSameSecret(token, deps.linkToken);
  const cookie = fits ? await deps.sessions.open('link') : null;
  if (cookie === null) return toLogin(reply);
  const nonce = newNonce(deps);
  const headers = { ...pageHeaders(loginPolicy(nonce)), 'set-cookie': cookie };
  return reply.headers(headers).type(html).send(enteredPage(nonce));
}

function toLogin(reply: FastifyReply): FastifyReply {
  return reply
    .code(303)
    .headers({ ...hardeningHeaders, location: '/login' })
    .send();
}

function login(
  deps: WorkspaceDeps,
  reply: FastifyReply,
  status: number,
  name: string,
  problem: string | null,
): FastifyReply {
  const nonce = newNonce(deps);
  const { name: districtName, training } = deps.district.facts;
  const body = loginPage({ districtName, training, name, problem, nonce });
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
