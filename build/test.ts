import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './staleness.ts';
import type { Tally } from './test-reporter.ts';

const root = join(import.meta.dirname, '..');
const packages = join(root, 'node_modules');

/** Each of these counts as one test: it passes when its program ends with 0. */
const checks = [
  { name: 'type check', program: 'typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'format and lint', program: '@biomejs/biome/bin/biome', args: ['ci', '--error-on-warnings', '--colors=off'] },
  {
    name: 'layers',
    program: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'shared', 'db', 'main', 'renderer', 'build', 'tests'],
  },
  { name: 'dead code', program: 'knip/bin/knip.js', args: ['--no-progress'] },
] as const;

const tally: Tally = { passed: 0, failed: 0, skipped: [], failures: [] };
const scratch = mkdtempSync(join(tmpdir(), 'motcua-test-'));
mkdirSync(join(root, 'out'), { recursive: true });

// Two lanes for two cores; what starts whole programs in windows runs alone afterwards.
await build();
await Promise.all([runChecks(), runVitest('unit')]);
await runVitest('integration', ['--maxWorkers=2']);
await runVitest('e2e');
rmSync(scratch, { recursive: true, force: true });
conclude();

async function build(): Promise<void> {
  try {
    await ensureBuilt(['main', 'renderer']);
    count('build', true);
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    count('build', false);
  }
}

async function runChecks(): Promise<void> {
  for (const { name, program, args } of checks) {
    const { code, output } = await run([join(packages, program), ...args]);
    if (code !== 0) console.log(`\n── ${name} ──\n${output}`);
    count(name, code === 0);
  }
}

async function runVitest(project: string, more: readonly string[] = []): Promise<void> {
  const file = join(scratch, `${project}.json`);
  const reporters = ['--reporter=default', `--reporter=${join(root, 'build', 'test-reporter.ts')}`];
  const { code, output } = await run(
    [join(packages, 'vitest', 'vitest.mjs'), 'run', '--project', project, '--passWithNoTests', ...more, ...reporters],
    { MOTCUA_TALLY: file },
  );
  const part = readTally(file);
  console.log(`\n── ${project} ──\n${output}`);
  if (part === null) {
    count(`${project}: vitest ended with ${code}`, false);
    return;
  }
  tally.passed += part.passed;
  tally.failed += part.failed;
  tally.skipped.push(...part.skipped);
  tally.failures.push(...part.failures);
  if (code !== 0 && part.failed === 0) count(`${project}: vitest ended with ${code}`, false);
}

function readTally(file: string): Tally | null {
  try {
    // Written by our own reporter a moment ago.
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch {
    return null;
  }
}

function count(name: string, passed: boolean): void {
  if (passed) tally.passed += 1;
  else {
    tally.failed += 1;
    tally.failures.push(name);
  }
}

/** Runs a script by this Node to its end; what it wrote comes back as one text. */
function run(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

function conclude(): void {
  for (const name of tally.failures) console.log(`failed: ${name}`);
  for (const { name, reason } of tally.skipped) console.log(`skipped: ${name} (${reason})`);
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
}
