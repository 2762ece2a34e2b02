import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentSecurityPolicy, hardeningHeaders, noncePlaceholder } from '../csp.ts';
import type { StaticFile } from '../web/static-files.ts';
import { isOwnRequest } from './guard.ts';
import { startPage, startScript, strangerPage } from './pages.ts';
import type { Sessions } from './session.ts';

export interface HttpDeps {
  readonly port: () => number;
  readonly sessions: () => Sessions;
  readonly files: ReadonlyMap<string, () => StaticFile>;
}

type Answer = {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly cookie?: string;
};

const html = 'text/html; charset=utf-8';
const plain = 'text/plain; charset=utf-8';
const longestTokenBytes = 200;

/** Answers every plain request: the start page to anyone, the renderer's files to a session, no to the rest. */
export function createHttpHandler(deps: HttpDeps): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(deps, request)
      .catch((): Answer => ({ status: 400, type: plain, body: 'bad request' }))
      .then((result) => write(response, result));
  };
}

async function answer(deps: HttpDeps, request: IncomingMessage): Promise<Answer> {
  const { method, url = '' } = request;
  const isStart = method === 'GET' && (url === '/start' || url === '/start.js');
  if (!isOwnRequest(request, deps.port(), isStart)) return { status: 403, type: plain, body: 'shell.sender-refused' };
  if (isStart) return url === '/start' ? ok(html, startPage) : ok('text/javascript; charset=utf-8', startScript);
  if (method === 'POST' && url === '/session') return openSession(deps.sessions(), await readToken(request));
  if (!deps.sessions().isOpen(request.headers.cookie)) return { status: 401, type: html, body: strangerPage };
  if (method !== 'GET') return { status: 405, type: plain, body: 'not allowed' };
  const file = deps.files.get(url === '/' ? '/index.html' : url)?.();
  return file === undefined ? { status: 404, type: plain, body: 'not found' } : ok(file.type, file.body);
}

function openSession(sessions: Sessions, token: string): Answer {
  const secret = sessions.open(token);
  if (secret === null) return { status: 403, type: plain, body: 'shell.sender-refused' };
  const cookie = `${sessions.cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
  return { status: 204, type: plain, body: '', cookie };
}

async function readToken(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > longestTokenBytes) throw new Error('too long for a token');
  }
  return text;
}

function ok(type: string, body: string | Buffer): Answer {
  return { status: 200, type, body };
}

/** Each page gets its own nonce, in its text and in its policy. */
function write(response: ServerResponse, { status, type, body, cookie }: Answer): void {
  const nonce = randomBytes(18).toString('base64');
  const sent = type === html ? String(body).replaceAll(noncePlaceholder, nonce) : body;
  response.writeHead(status, {
    ...hardeningHeaders,
    'content-security-policy': contentSecurityPolicy(nonce),
    'content-type': type,
    'content-length': Buffer.byteLength(sent),
    'cache-control': 'no-store',
    ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
  });
  response.end(sent);
}
