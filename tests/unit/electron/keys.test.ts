import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSafeStorageWrap } from '../../../main/shell/electron/keys.ts';
import { readPolicy } from '../../../main/shell/electron/policy.ts';
import { createElectronStandIn, type StandInOptions } from '../../fixtures/electron-stand-in/stand-in.ts';

async function wrapFor(options: StandInOptions, platform: NodeJS.Platform = 'linux', allowPlainText = false) {
  const { electron, app } = createElectronStandIn(options);
  await app.whenReady();
  return createSafeStorageWrap(electron, { platform, allowPlainText });
}

test('a master key comes back as it was', async () => {
  const key = new Uint8Array(randomBytes(32));
  const wrap = await wrapFor({});
  const wrapped = wrap?.wrap(key);
  expect(wrapped).not.toEqual(key);
  expect(wrap?.unwrap(wrapped ?? new Uint8Array())).toEqual(key);
});

test('altered bytes give null and do not throw', async () => {
  const wrap = await wrapFor({});
  expect(wrap?.unwrap(new Uint8Array([1, 2, 3]))).toBeNull();
  expect(wrap?.unwrap(new Uint8Array())).toBeNull();
});

test.each(['basic_text', 'unknown'] as const)('on Linux the back end %s is refused', async (backend) => {
  expect(await wrapFor({ backend })).toBeNull();
});

test.each(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'] as const)(
  'on Linux the back end %s is taken',
  async (backend) => {
    expect((await wrapFor({ backend }))?.kind).toBe('safeStorage');
  },
);

test('the administrator may allow plain text', async () => {
  expect((await wrapFor({ backend: 'basic_text' }, 'linux', true))?.kind).toBe('safeStorage');
});

test('Windows has no such back end and is not asked for it', async () => {
  expect((await wrapFor({ backend: 'basic_text' }, 'win32'))?.kind).toBe('safeStorage');
});

test('nothing is offered where the system has no safe storage or is not ready', async () => {
  expect(await wrapFor({ hasSafeStorage: false }, 'win32', true)).toBeNull();
  const { electron } = createElectronStandIn();
  expect(createSafeStorageWrap(electron, { platform: 'linux', allowPlainText: true })).toBeNull();
});

test('the policy file allows plain text only when it says so and reads', () => {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-policy-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const path = join(dir, 'policy.json');
  const read = (text: string) => {
    writeFileSync(path, text);
    return readPolicy(path).plainTextKeys;
  };
  expect(readPolicy(join(dir, 'missing.json'))).toEqual({ plainTextKeys: false });
  expect(
    [
      '{"plainTextKeys":true}',
      '{}',
      '{"plainTextKeys":"yes"}',
      '{"plainTextKeys":true',
      '{"plainTextKeys":true,"x":1}',
    ].map(read),
  ).toEqual([true, false, false, false, false]);
});
