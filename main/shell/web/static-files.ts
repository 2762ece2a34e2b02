import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * The built renderer's files by their address (`/assets/index-abc.js`). The list is taken once at the start and asked
 * by exact name, so that no path, however written, leads out of the folder; links are not followed.
 */
export function listStaticFiles(rendererDir: string): ReadonlyMap<string, () => StaticFile> {
  const files = new Map<string, () => StaticFile>();
  for (const entry of readdirSync(rendererDir, { withFileTypes: true, recursive: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${path.slice(rendererDir.length + 1).replaceAll('\\', '/')}`;
    files.set(address, () => ({ type, body: readFileSync(path) }));
  }
  return files;
}
