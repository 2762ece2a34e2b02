import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const Imported = z.object({ ms: z.number(), cpuMs: z.number(), memoryMb: z.number() });

/** Imports `files` into the district at `dataDir` in a process of its own; `profileDir`: where its profile is to lie. */
export function runImport(dataDir: string, files: readonly string[], profileDir?: string): z.infer<typeof Imported> {
  const profiled = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const program = [...profiled, join(import.meta.dirname, 'import-child.ts'), dataDir, ...files];
  return Imported.parse(JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' })));
}
