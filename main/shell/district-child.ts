import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { openDistrictCore } from './compose/district-core.ts';
import { findProgramFiles } from './compose/program-files.ts';
import type { DistrictReady } from './district-process.ts';

/**
 * A training desk's district as a process of its own: says where it answers in its first line, and ends when its input
 * closes, which happens with the desk's process, however that ends.
 */
// Ctrl+C reaches both processes: the desk ends first and closes our input.
process.on('SIGINT', () => {});
const { values } = parseArgs({ options: { data: { type: 'string' }, clock: { type: 'string' } } });
const opened = await openDistrictCore({
  dataDir: values.data ?? '',
  files: findProgramFiles(import.meta.dirname),
  startAt: values.clock === undefined ? null : Date.parse(values.clock),
});
if (opened.ok) await serve(opened.value);
else fail(opened.refusal.code);

async function serve({ app, close }: Extract<typeof opened, { ok: true }>['value']): Promise<void> {
  const server = app.training ? await app.serve({ port: 0 }) : null;
  if (server?.ok) {
    const { url, workspaceUrl } = server.value;
    process.stdout.write(`${JSON.stringify({ url, workspaceUrl } satisfies DistrictReady)}\n`);
    process.stdin.resume();
    await once(process.stdin, 'close');
  } else {
    fail(server?.refusal.code ?? 'batch.training-mismatch');
  }
  await close();
}

function fail(code: string): void {
  process.stderr.write(`${code}\n`);
  process.exitCode = 3;
}
