import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { plainRuntime } from '../../../main/shell/electron/runtime.ts';

const packaged = {
  isPackaged: true,
  resourcesPath: '/opt/motcua/resources',
  scriptDir: '/opt/motcua/resources/app.asar/out/main',
};

test('the package runs its own Node on the scripts beside the archive', () => {
  expect(plainRuntime({ ...packaged, platform: 'linux' })).toEqual({
    nodePath: '/opt/motcua/resources/motcua/node',
    scriptDir: '/opt/motcua/resources/motcua/out/main',
  });
  expect(plainRuntime({ ...packaged, platform: 'win32' }).nodePath).toBe('/opt/motcua/resources/motcua/node.exe');
});

test('a checkout takes the Node among its packages, else the one on the path', () => {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-runtime-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const scriptDir = join(dir, 'out', 'main');
  const asked = { isPackaged: false, platform: 'linux', resourcesPath: '/x', scriptDir } as const;
  expect(plainRuntime(asked)).toEqual({ nodePath: 'node', scriptDir });
  mkdirSync(join(dir, 'node_modules', '.bin'), { recursive: true });
  writeFileSync(join(dir, 'node_modules', '.bin', 'node'), '');
  expect(plainRuntime(asked)).toEqual({ nodePath: join(dir, 'node_modules', '.bin', 'node'), scriptDir });
});
