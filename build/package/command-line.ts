import { chmodSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** What electron-builder tells a hook; `arch` is its number for the processor. */
interface PackContext {
  readonly appOutDir: string;
  readonly arch: number;
  readonly electronPlatformName: string;
}

const archNames: Readonly<Record<number, 'x64' | 'arm64'>> = { 1: 'x64', 3: 'arm64' };

/** The programs of out/main that have a window: they stay in the archive alone. */
const windowed = ['electron.mjs', 'preload.cjs', 'start.mjs'];

/**
 * electron-builder's `afterPack`: puts the command line beside the archive, in `resources/motcua`, with a Node of its
 * own. The packaged Electron cannot run as Node (a fuse) and a plain Node cannot read the archive. It is a hook and no
 * `extraResources`, because electron-builder leaves what is named there out of the archive, and both need these files.
 */
export default async function addCommandLine({ appOutDir, arch, electronPlatformName }: PackContext): Promise<void> {
  const archName = archNames[arch];
  if (archName === undefined) throw new Error(`no command line for processor ${arch}`);
  const target = join(appOutDir, 'resources', 'motcua');
  const put = (from: string, to: string): void => cpSync(join(root, from), join(target, to), { recursive: true });

  put('package.json', 'package.json');
  put('out/renderer', 'out/renderer');
  put('out/fonts', 'out/fonts');
  for (const name of programsOf(join(root, 'out', 'main'))) put(`out/main/${name}`, `out/main/${name}`);
  for (const name of ['procedures.json', 'calendar.json', 'form-sets.json'])
    put(`build/catalogue/${name}`, `catalogue/${name}`);
  for (const name of ['package.json', 'LICENSE', 'lib'])
    put(`node_modules/better-sqlite3/${name}`, `node_modules/better-sqlite3/${name}`);
  const binary = `prebuilds/${electronPlatformName}-${archName}.node`;
  put(`node_modules/better-sqlite3/${binary}`, `node_modules/better-sqlite3/${binary}`);
  putNode(target, electronPlatformName === 'win32', archName);
}

function programsOf(dir: string): readonly string[] {
  return readdirSync(dir).filter((name) => name.endsWith('.mjs') && !windowed.includes(name));
}

/** npm installs the Node of its own system alone; MOTCUA_NODE_PACKAGES names a folder with those of other systems. */
function putNode(target: string, isWindows: boolean, archName: string): void {
  const packages = process.env.MOTCUA_NODE_PACKAGES ?? join(root, 'node_modules');
  const from = join(packages, `node-${isWindows ? 'win' : 'linux'}-${archName}`);
  const node = join(from, 'bin', isWindows ? 'node.exe' : 'node');
  if (!existsSync(node))
    throw new Error(`${node} is missing: build this package on its own system, or see MOTCUA_NODE_PACKAGES`);
  cpSync(node, join(target, basename(node)));
  cpSync(join(from, 'LICENSE'), join(target, 'LICENSE-node.txt'));
  const launcher = isWindows ? 'motcua.cmd' : 'motcua';
  cpSync(join(import.meta.dirname, launcher), join(target, launcher));
  if (!isWindows) for (const name of ['node', launcher]) chmodSync(join(target, name), 0o755);
}
