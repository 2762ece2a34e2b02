import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../build/staleness.ts';

const script = join(import.meta.dirname, '../../../out/main/start.mjs');
let home = '';

beforeAll(() => ensureBuilt(['main', 'renderer']));
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'motcua-start-'));
});

function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_STATE_HOME: home, LOCALAPPDATA: home, ...env },
  });
}

async function ended(child: ChildProcess): Promise<{ code: unknown; out: string; err: string }> {
  const text = async (stream: NodeJS.ReadableStream | null) => {
    let said = '';
    for await (const chunk of stream ?? []) said += String(chunk);
    return said;
  };
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output');
  const [chunk] = await once(child.stdout, 'data');
  return String(chunk).trimEnd();
}

describe('npm start', () => {
  it('prints its usage, and ends with 2 for what it does not know', async () => {
    expect(await ended(start(['--help']))).toMatchObject({
      code: 0,
      out: expect.stringContaining('--data DIR'),
      err: '',
    });
    expect(await ended(start(['--fast']))).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--fast') });
    expect(await ended(start(['--clock', 'soon']))).toMatchObject({ code: 2 });
  });

  it('prints the address in one line where no window can be opened, and refuses a second process', async () => {
    const data = join(home, 'desk');
    const first = start(['--data', data], { DISPLAY: '', WAYLAND_DISPLAY: '' });
    expect(await firstLine(first)).toMatch(/^Một Cửa Desk: .*http:\/\/127\.0\.0\.1:\d+\/start#[\w-]{43}$/);
    const second = await ended(start(['--data', data, '--no-open']));
    expect(second).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('đang được một chương trình khác sử dụng'),
    });
    first.kill('SIGTERM');
    expect(await ended(first)).toMatchObject({ code: 0, err: '' });
  });

  it('takes --clock for no folder but a training one', async () => {
    const clock = ['--clock', '2026-11-23T01:00:00Z'];
    expect(await ended(start(['--data', join(home, 'new'), '--no-open', ...clock]))).toMatchObject({ code: 2 });
  });

  it('opens a browser window, with the token in a file that only this user can read and nowhere in argv', async () => {
    const browser = join(home, 'browser.sh');
    writeFileSync(
      browser,
      `#!/bin/sh\nprintf '%s\\n' "$@" > '${home}/argv.new' && mv '${home}/argv.new' '${home}/argv'\n`,
      { mode: 0o755 },
    );
    const child = start(['--data', join(home, 'desk'), '--browser'], { MOTCUA_BROWSER: browser, DISPLAY: ':99' });
    expect(await firstLine(child)).toContain('cửa sổ trình duyệt');
    await expect.poll(() => existsSync(join(home, 'argv')), { timeout: 10_000 }).toBe(true);
    const argv = readFileSync(join(home, 'argv'), 'utf8');
    const folder = join(home, 'motcua-desk', 'loopback');
    const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
    const page = join(folder, pages[0] ?? '');
    const token = /#([\w-]{43})/.exec(readFileSync(page, 'utf8'))?.[1] ?? '';
    expect([pages.length, statSync(page).mode & 0o777]).toEqual([1, 0o600]);
    expect(token).not.toBe('');
    expect(argv).not.toContain(token);
    expect(argv).toContain(`--app=file://${page}`);
    expect(argv).toContain(`--user-data-dir=${join(folder, 'browser')}`);
    expect(argv).not.toContain('remote-debugging-port');
    child.kill('SIGTERM');
    await ended(child);
    expect(existsSync(page)).toBe(false);
  });
});
