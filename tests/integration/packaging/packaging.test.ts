import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../build/staleness.ts';
import type { MainReport } from '../../fixtures/electron-stand-in/run-main.ts';
import { type Packed, packBoth, root, run } from './pack.ts';

let packed: Packed;
let unpacked: string;
let home: string;
const made: string[] = [];

beforeAll(async () => {
  await ensureBuilt(['main', 'renderer']);
  packed = await packBoth();
  made.push(...packed.made);
  unpacked = mkdtempSync(join(tmpdir(), 'motcua-asar-'));
  home = mkdtempSync(join(tmpdir(), 'motcua-home-'));
  made.push(unpacked, home);
  extractAll(join(packed.linux, 'resources', 'app.asar'), unpacked);
}, 60_000);

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A person's machine: a home folder of its own and nothing of this checkout on the path. */
function cleanEnv(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', HOME: home, XDG_STATE_HOME: join(home, 'state'), XDG_DATA_HOME: join(home, 'data') };
}

const archiveOf = (folder: string): string => join(folder, 'resources', 'app.asar');
const filesOf = (archive: string): string[] =>
  listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));

test.each(['linux', 'win'] as const)('the archive for %s holds the programs, the screens, the catalogue', (system) => {
  const files = filesOf(archiveOf(packed[system]));
  const wanted = [
    ...[
      '/package.json',
      '/out/main/electron.mjs',
      '/out/main/preload.cjs',
      '/out/main/cli.mjs',
      '/out/renderer/index.html',
    ],
    ...[
      '/build/catalogue/procedures.json',
      '/build/catalogue/calendar.json',
      '/build/catalogue/form-sets.json',
      '/build/icons/png/256x256.png',
    ],
  ];
  expect(wanted.filter((path) => !files.includes(path))).toEqual([]);
});

test.each([
  ['linux', 'linux-x64.node'],
  ['win', 'win32-x64.node'],
] as const)('of native modules the package for %s holds its own binary alone', (system, binary) => {
  const natives = filesOf(archiveOf(packed[system])).filter((path) => path.endsWith('.node'));
  expect(natives).toEqual([`/node_modules/better-sqlite3/prebuilds/${binary}`]);
  const beside = join(packed[system], 'resources');
  expect(readdirSync(join(beside, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds'))).toEqual([binary]);
  expect(readdirSync(join(beside, 'motcua/node_modules/better-sqlite3/prebuilds'))).toEqual([binary]);
});

test('the archive holds no other package, no source and no source map', () => {
  const files = filesOf(archiveOf(packed.linux));
  const packages = files.filter((path) => /^\/node_modules\/[^/]+$/.test(path));
  expect(packages).toEqual(['/node_modules/better-sqlite3']);
  expect(files.filter((path) => /\.(ts|tsx|map|stamp)$/.test(path))).toEqual([]);
});

test.each([
  ['linux', 'motcua-desk'],
  ['win', 'motcua-desk.exe'],
] as const)('the fuses of the package for %s are flipped', async (system, program) => {
  const wire = await getCurrentFuseWire(join(packed[system], program));
  const state = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: state(FuseV1Options.RunAsNode),
    cookieEncryption: state(FuseV1Options.EnableCookieEncryption),
    nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
    filePrivileges: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: true,
    onlyAsar: true,
    filePrivileges: false,
  });
});

test('the Windows program carries the hash of its archive', async () => {
  const { headerString } = getRawHeader(archiveOf(packed.win));
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(headerString))).toString('hex');
  const program = readFileSync(join(packed.win, 'motcua-desk.exe'), 'latin1');
  expect(program).toContain(hash);
});

/** Runs the main program out of the unpacked archive on the stand-in, beside the packed folder's resources. */
async function runMain(calls: readonly { readonly call: string; readonly input: unknown }[]): Promise<MainReport> {
  const main = join(unpacked, 'out', 'main', 'electron.mjs');
  const script = join(root, 'tests', 'fixtures', 'electron-stand-in', 'run-main.ts');
  const resources = join(packed.linux, 'resources');
  const { stdout } = await run(process.execPath, [script, main, resources, JSON.stringify(calls)], {
    env: cleanEnv(),
    timeout: 60_000,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('the main program of the unpacked archive opens its page and answers over the port', async () => {
  const report = await runMain([{ call: 'app.hello', input: {} }]);
  expect(report.errorBoxes).toEqual([]);
  expect(report.status).toBe(200);
  expect(report.page).toMatch(/<meta name="csp-nonce" content="[A-Za-z0-9+/]{22,}={0,2}"/);
  expect(report.preload).toBe(join(unpacked, 'out', 'main', 'preload.cjs'));
  expect(report.answers).toMatchObject([{ ok: true, result: { mode: 'setup', shell: 'electron' } }]);
  expect(report.hasQuit).toBe(true);
});

test('a training desk that is set up in the window has its district on the Node of the package', async () => {
  const { answers } = await runMain([
    { call: 'setup.training', input: { clerk: 'Lan', leader: 'Minh' } },
    { call: 'desk.status', input: {} },
    { call: 'training.status', input: {} },
  ]);
  expect(answers).toMatchObject([
    { ok: true },
    { ok: true, result: { training: true, dossiers: 0 } },
    { ok: true, result: { cut: false, districtUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\//) } },
  ]);
}, 60_000);

test('the preload script is one CommonJS file that asks for electron alone', () => {
  const text = readFileSync(join(unpacked, 'out', 'main', 'preload.cjs'), 'utf8');
  expect([...text.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect(text).not.toMatch(/^\s*(import|export)\s/m);
});

test('the command line of the unpacked archive runs on a plain Node', async () => {
  const { stdout } = await run(process.execPath, [join(unpacked, 'out', 'main', 'cli.mjs'), 'contract'], {
    env: cleanEnv(),
  });
  expect(stdout).toContain('dossier.receive');
});

test('the launcher of the package sets up a training desk and verifies it with its own Node', async () => {
  const motcua = join(packed.linux, 'resources', 'motcua', 'motcua');
  const data = join(home, 'quầy tập huấn');
  await run(motcua, ['desk', 'init', '--data', data, '--training'], { env: cleanEnv() });
  const { stdout } = await run(motcua, ['desk', 'status', '--data', data, '--json'], { env: cleanEnv() });
  expect(JSON.parse(stdout)).toMatchObject({ training: true, dossiers: 0 });
  await run(motcua, ['verify', '--data', data], { env: cleanEnv() });
  expect(existsSync(join(data, 'district'))).toBe(true);
}, 60_000);

test('the Windows package has its launcher and its Node in their places', () => {
  const motcua = join(packed.win, 'resources', 'motcua');
  for (const name of [
    'motcua.cmd',
    'node.exe',
    'out/main/cli.mjs',
    'catalogue/procedures.json',
    'catalogue/form-sets.json',
    'LICENSE-node.txt',
  ]) {
    expect(statSync(join(motcua, name)).isFile()).toBe(true);
  }
  expect(readFileSync(join(motcua, 'motcua.cmd'), 'utf8')).toContain('"%~dp0node.exe" "%~dp0out\\main\\cli.mjs" %*');
});
