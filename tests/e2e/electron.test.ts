import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { findElectron } from '../../main/shell/electron-binary.ts';

const root = join(import.meta.dirname, '..', '..');

/** What keeps this machine from showing Electron's window; null where nothing does. */
function obstacle(): string | null {
  if (path === null) return 'the Electron binary is not installed';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no display to open a window on';
  }
  return process.getuid?.() === 0 ? 'Chromium opens no sandbox for root' : null;
}

const path = findElectron(root);
const missing = obstacle();

describe('the program in the real Electron', () => {
  let app: ElectronApplication;
  let page: Page;
  let home: string;
  const requested: string[] = [];

  beforeAll(async () => {
    if (missing !== null) return;
    await ensureBuilt(['main', 'renderer']);
    home = mkdtempSync(join(tmpdir(), 'motcua-electron-e2e-'));
    app = await _electron.launch({
      executablePath: path ?? '',
      args: [join(root, 'out', 'main', 'electron.mjs'), `--data=${join(home, 'desk')}`],
      env: { ...process.env, HOME: home, XDG_STATE_HOME: join(home, 'state'), XDG_CONFIG_HOME: join(home, 'config') },
    });
    app.context().on('request', (request) => requested.push(request.url()));
    page = await app.firstWindow();
    await page.waitForLoadState('load');
  });

  afterAll(async () => {
    await app?.close();
    if (home) rmSync(home, { recursive: true, force: true });
  });

  // A capability probe, not a way to put a test to sleep: where the binary is, all of this runs. Skipped from within,
  // because only so does vitest hand the reason on to what reports the run.
  beforeEach((context) => {
    if (missing !== null) context.skip(missing);
  });

  test('the page is ours and loads nothing from elsewhere', async () => {
    expect(page.url()).toMatch(/^app:\/\/desk\/index\.html/);
    await page.reload();
    expect(requested.length).toBeGreaterThan(0);
    expect(requested.filter((url) => !/^(app:\/\/desk\/|blob:app:\/\/desk\/|data:)/.test(url))).toEqual([]);
  });

  test('the page has no Node, and of ours exactly the named keys', async () => {
    const seen = await page.evaluate(() => ({
      process: typeof Reflect.get(window, 'process'),
      require: typeof Reflect.get(window, 'require'),
      keys: Object.keys(Reflect.get(window, 'motcua')).sort(),
    }));
    expect(seen).toEqual({ process: 'undefined', require: 'undefined', keys: ['print', 'shell'] });
  });

  test('the first screen is there, which takes the core to have answered over the port', async () => {
    await page.getByRole('heading').first().waitFor();
    expect(await page.locator('#root').textContent()).toMatch(/\S/);
  });

  test('an inline script does not run and a style of a stranger does not count', async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      return Reflect.get(window, 'inlineRan') ?? false;
    });
    expect(ran).toBe(false);
  });

  test('no second window opens and no foreign page is gone to', async () => {
    expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
    await page.evaluate(() => {
      window.location.href = 'https://example.org/';
    });
    expect(page.url()).toMatch(/^app:\/\/desk\//);
    expect(app.windows()).toHaveLength(1);
  });

  test('the microphone and the place are denied', async () => {
    const answers = await page.evaluate(async () => {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      );
      const { state } = await navigator.permissions.query({ name: 'geolocation' });
      return [sound, state];
    });
    expect(answers).toEqual(['denied', 'denied']);
  });

  test('a form becomes a PDF', async () => {
    const printed = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false } });
      await window.loadURL('data:text/html,<p>Giấy tiếp nhận</p>');
      const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true });
      window.destroy();
      return pdf.subarray(0, 5).toString('latin1');
    });
    expect(printed).toBe('%PDF-');
  });
});
