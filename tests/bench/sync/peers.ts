import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..', 'peers');
const stamp = join(home, 'node_modules', '.lock-hash');

/** Other people's programs are a package of their own, which the product knows nothing of; it comes with its first use. */
export function ensurePeers(): void {
  const wanted = createHash('sha256')
    .update(readFileSync(join(home, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing what is measured against (npm ci --prefix tests/bench/peers) …\n');
  // As the person who runs it would: not by the Node that is about to measure.
  const args = ['ci', '--prefix', home, '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ci for tests/bench/peers ended with ${status}`);
  writeFileSync(stamp, wanted);
}

/** What is used of PouchDB. */
export interface PouchStatic {
  new (name: string, options?: object): Pouch;
  defaults(options: object): PouchStatic;
}

export interface Pouch {
  bulkDocs(documents: readonly object[]): Promise<unknown>;
  replicate: { to(remote: Pouch, options: object): Promise<unknown> };
  close(): Promise<void>;
}

/** By name and from there: the product's own packages do not count. */
const load = createRequire(join(home, 'package.json'));
const packages = { pouch: 'pouchdb', express: 'express', server: 'express-pouchdb' } as const;

export function loadPouch(): PouchStatic {
  return load(packages.pouch);
}

/** An Express application that serves every database of `pouch` at `/`. */
export function servePouch(pouch: PouchStatic, logPath: string): { listen(port: number, host: string): Server } {
  const app = load(packages.express)();
  app.use('/', load(packages.server)(pouch, { mode: 'minimumForPouchDB', logPath }));
  return app;
}
