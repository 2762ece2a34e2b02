import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDistrictLauncher } from '../../../main/shell/electron/launch-district.ts';

/** A folder with a `district-child.mjs` that does what the text says, on the Node that runs the tests. */
function launcherOf(script: string) {
  const scriptDir = mkdtempSync(join(tmpdir(), 'motcua-child-'));
  onTestFinished(() => rmSync(scriptDir, { recursive: true, force: true }));
  writeFileSync(join(scriptDir, 'district-child.mjs'), script);
  return createDistrictLauncher({ nodePath: process.execPath, scriptDir });
}

test('the district says where it answers and ends when its input closes', async () => {
  const launch = launcherOf(`
    const dir = process.argv[process.argv.indexOf('--data') + 1];
    console.log(JSON.stringify({ url: 'http://127.0.0.1:4711', workspaceUrl: 'http://127.0.0.1:4711/' + dir }));
    process.stdin.resume();`);
  const district = await launch('d');
  expect(district).toMatchObject({ url: 'http://127.0.0.1:4711', workspaceUrl: 'http://127.0.0.1:4711/d' });
  await district.close();
  await district.close();
});

test('a district that ends before it answers is told with its exit code', async () => {
  await expect(launcherOf('process.exit(3)')('d')).rejects.toThrow('the district process ended with 3');
});

test('a district that says something else is refused', async () => {
  await expect(launcherOf(`console.log('hello'); process.stdin.resume();`)('d')).rejects.toThrow();
});

test('a Node that is not there is a fault', async () => {
  const launch = createDistrictLauncher({ nodePath: '/nowhere/node', scriptDir: '/nowhere' });
  await expect(launch('d')).rejects.toThrow('ENOENT');
});
