import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { contentSecurityPolicy, hardeningHeaders, noncePlaceholder } from '../csp.ts';
import type { ElectronModule, ProtocolPart } from './electron-module.ts';
import { appOrigin, appScheme, isOwnOrigin, isOwnUrl } from './origin.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. Gives `app://` an origin of its own; it bypasses no policy. */
export function registerAppScheme({ protocol }: Pick<ElectronModule, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

interface AppFilesDeps {
  readonly rendererDir: string;
  /** Base64 of fresh random bytes, one for each load of the page. */
  readonly newNonce: () => string;
}

/** Serves the built renderer's files at our origin, and nothing else. */
export function serveAppFiles(protocol: ProtocolPart, deps: AppFilesDeps): void {
  protocol.handle(appScheme, createAppFiles(deps));
}

/**
 * Answers from a list of the renderer's files made once: an address is looked up as it is written, never joined to a
 * folder, so that no spelling of `..`, no escape and no link can leave it. Anything else is 404.
 */
export function createAppFiles({ rendererDir, newNonce }: AppFilesDeps): (request: Request) => Promise<Response> {
  const files = listFiles(rendererDir);
  return async (request) => {
    const file = files.get(pathOf(request.url));
    if (request.method !== 'GET' || file === undefined || !isForUs(request) || !isStillThere(file)) return notFound();
    return answer(file, newNonce());
  };
}

function pathOf(url: string): string {
  if (url === `${appOrigin}/`) return '/index.html';
  return isOwnUrl(url) ? url.slice(appOrigin.length) : '';
}

/** Electron names who asked, where a page did; a load begun by the program itself has no initiator. */
function isForUs(request: Request & { readonly initiatorOrigin?: string }): boolean {
  return request.initiatorOrigin === undefined || isOwnOrigin(request.initiatorOrigin);
}

function listFiles(rendererDir: string): ReadonlyMap<string, string> {
  const root = realpathSync(rendererDir);
  const served = filesUnder(root).filter((path) => extname(path) in mediaTypes);
  return new Map(served.map((path) => [`/${relative(root, path).split(sep).join('/')}`, path]));
}

/** Goes down by hand: `readdir` with `recursive` follows links to folders. */
function filesUnder(dir: string): readonly string[] {
  const entries: readonly Dirent[] = readdirSync(dir, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Checked again at each answer: a file or its folder may have been exchanged for a link since the list was made. */
function isStillThere(path: string): boolean {
  try {
    return realpathSync(path) === path;
  } catch {
    return false;
  }
}

async function answer(file: string, nonce: string): Promise<Response> {
  const extension = extname(file);
  const bytes = await readFile(file);
  const body =
    extension === '.html' ? bytes.toString('utf8').replaceAll(noncePlaceholder, nonce) : new Uint8Array(bytes);
  return new Response(body, {
    headers: {
      ...hardeningHeaders,
      'content-type': mediaTypes[extension] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    },
  });
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { ...hardeningHeaders } });
}
