import { PassThrough, Readable } from 'node:stream';
import { commands } from '../../../main/shell/cli/commands.ts';
import { runCommandLine } from '../../../main/shell/cli/program.ts';

/** A command line run in this process; `out` is what went to stdout. */
export function run(...argv: readonly string[]) {
  return runWith('', ...argv);
}

/** The same with something on stdin. */
export async function runWith(input: string, ...argv: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const files = {
    catalogueDir: 'build/catalogue',
    fontsDir: 'node_modules/@fontsource/tinos/files',
    rendererDir: '',
    version: '0.0.0',
  };
  const streams = { input: Readable.from([Buffer.from(input)]), out, err };
  const code = await runCommandLine({ commands, files, streams, stopping: new AbortController().signal }, argv);
  out.end();
  err.end();
  return { code, out: Buffer.concat(await out.toArray()).toString() };
}
