import { findProgramFiles } from '../compose/program-files.ts';
import { commands } from './commands.ts';
import { runCommandLine } from './program.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
// Whoever read our answers has gone: there is nobody left to tell.
process.stdout.on('error', () => process.exit(0));

const code = await runCommandLine(
  {
    commands,
    files: findProgramFiles(import.meta.dirname),
    streams: { input: process.stdin, out: process.stdout, err: process.stderr },
    stopping: stopping.signal,
  },
  process.argv.slice(2),
);
// What was written goes out before the end, also through a slow pipe.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
