import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { findBrowser } from '../../../../main/shell/browser/find-browser.ts';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'motcua-browsers-'));
});

function place(path: string, mode = 0o755): string {
  const file = join(home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '', { mode });
  return file;
}

/** A platform without usual places, so that this machine's own browser does not answer. */
const bare = 'aix';

it('finds one by its name on the path, Chromium before Chrome', () => {
  place('bin/google-chrome');
  const chromium = place('bin/chromium');
  expect(findBrowser({ HOME: home, PATH: join(home, 'bin') }, bare)).toBe(chromium);
});

it('finds the one that Playwright fetched where no other is', () => {
  const fetched = place('.cache/ms-playwright/chromium-1234/chrome-linux/chrome');
  place('.cache/ms-playwright/chromium_headless_shell-1234/chrome-linux/chrome');
  expect(findBrowser({ HOME: home, PATH: '' }, bare)).toBe(fetched);
});

it('asks only the named one where one is named', () => {
  place('bin/chromium');
  const named = place('mine');
  expect(findBrowser({ HOME: home, PATH: join(home, 'bin'), MOTCUA_BROWSER: named }, bare)).toBe(named);
  expect(findBrowser({ HOME: home, PATH: join(home, 'bin'), MOTCUA_BROWSER: join(home, 'none') }, bare)).toBeNull();
});

it('takes nothing that cannot be run, and null for nothing', () => {
  place('bin/chromium', 0o644);
  expect(findBrowser({ HOME: home, PATH: join(home, 'bin') }, bare)).toBeNull();
});

it('looks into the program folders of Windows', () => {
  const edge = 'Microsoft\\Edge\\Application\\msedge.exe';
  const file = `${home}\\${edge}`;
  writeFileSync(file, '', { mode: 0o755 });
  expect(findBrowser({ HOME: home, PATH: '', 'ProgramFiles(x86)': home }, 'win32')).toBe(file);
});
