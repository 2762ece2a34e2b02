// Plain JavaScript without packages: runs on the Node that the machine has (20 and up), before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
const stamp = join(modules, '.motcua-lock');

/** One line for the person who waits; stdout belongs to the program that is started afterwards. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Whether node_modules holds what the lock file asks for: by the hash of the last install, else by npm's own mark. */
function isInstalled() {
  const mark = join(modules, '.package-lock.json');
  if (!existsSync(mark)) return false;
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  if (statSync(mark).mtimeMs < statSync(lock).mtimeMs) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/** Runs `npm ci` when node_modules is missing or older than the lock. Returns whether it had to. */
export function ensureInstalled() {
  if (isInstalled()) return false;
  say(
    existsSync(modules)
      ? 'The lock file has changed: installing packages anew (npm ci) …'
      : 'Installing packages (npm ci) …',
  );
  const { command, args } = npmCi();
  moveRunningNodeAside();
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    // npm's words go to stderr: `motcua --json` owns stdout.
    stdio: ['ignore', 2, 2],
    env: withoutOwnBin(process.env),
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error) throw error;
  if (status !== 0) {
    say(`npm ci ended with ${status}; see the lines above.`);
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, createHash('sha256').update(readFileSync(lock)).digest('hex'));
  return true;
}

/** npm by the Node that runs it, never by the one in node_modules, which `npm ci` is about to replace. */
function npmCi() {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const outerNode = process.env.npm_node_execpath;
  const npmCli = process.env.npm_execpath;
  if (outerNode && npmCli && !isInside(outerNode) && existsSync(npmCli))
    return { command: outerNode, args: [npmCli, ...args] };
  return { command: 'npm', args };
}

function isInside(path) {
  return path.startsWith(modules + sep);
}

/** Windows deletes no running program but renames it: our own Node steps out of node_modules before it is replaced. */
function moveRunningNodeAside() {
  const parked = join(root, 'out', 'replaced-node.exe');
  rmSync(parked, { force: true });
  if (process.platform !== 'win32' || !isInside(process.execPath)) return;
  mkdirSync(dirname(parked), { recursive: true });
  renameSync(process.execPath, parked);
}

function withoutOwnBin(env) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const name = Object.keys(env).find((key) => key.toLowerCase() === 'path') ?? 'PATH';
  const kept = (env[name] ?? '').split(separator).filter((folder) => !folder.startsWith(modules));
  return { ...env, [name]: kept.join(separator) };
}

/** The Node 24 that came with the packages; the running one where this platform has none in the lock. */
export function projectNode() {
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say(`There is no Node 24 for ${process.platform}-${process.arch} among the packages: install Node 24 and try again.`);
  process.exit(1);
}
