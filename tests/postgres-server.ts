import type { TestProject } from 'vitest/node';
import { startPostgres } from './fixtures/own-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL of this run; its password and port change with each. */
    readonly postgresUrl: string;
  }
}

/** Faster, and no test here cuts the power. */
const flags = ['fsync=off', 'full_page_writes=off', 'max_connections=300'];

/** Once a run, before its first file; the folder goes with the server. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres(flags);
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
