// What was built from which sources: a hash over names, sizes and times decides whether a target must be built again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

type Target = 'main' | 'renderer';

/** What each target is made of; `out` is the file that must be there. */
const targets: Readonly<Record<Target, { sources: readonly string[]; out: string }>> = {
  main: { sources: ['shared', 'db', 'main'], out: 'out/main/cli.mjs' },
  renderer: { sources: ['shared', 'renderer', 'vite.config.ts'], out: 'out/renderer/index.html' },
};
const always = ['package-lock.json', 'build/bundle.ts'];

/** Builds those of the wanted targets that are missing or older than their sources, and says so on stderr. */
export async function ensureBuilt(wanted: readonly Target[]): Promise<void> {
  const stale = wanted.filter((name) => !isFresh(name));
  if (stale.length === 0) return;
  process.stderr.write(`Building ${stale.join(' and ')} …\n`);
  const { bundle } = await import('./bundle.ts');
  for (const name of stale) {
    // Taken before building: a file saved meanwhile makes the result stale, not wrongly fresh.
    const print = fingerprint(name);
    await bundle(name);
    mkdirSync(dirname(stampOf(name)), { recursive: true });
    writeFileSync(stampOf(name), print);
  }
}

function isFresh(name: Target): boolean {
  if (!existsSync(join(root, targets[name].out)) || !existsSync(stampOf(name))) return false;
  return readFileSync(stampOf(name), 'utf8') === fingerprint(name);
}

function stampOf(name: Target): string {
  return join(root, 'out', `.${name}.stamp`);
}

function fingerprint(name: Target): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  for (const path of always) add(path);
  for (const folder of targets[name].sources) for (const path of filesUnder(folder)) add(path);
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  if (statSync(join(root, folder)).isFile()) return [folder];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
