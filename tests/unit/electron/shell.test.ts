import { expect, test } from 'vitest';
import { entryUrl } from '../../../main/shell/electron/origin.ts';
import { lockedPreferences } from '../../../main/shell/electron/window.ts';
import { startShell } from './shell-setup.ts';

test('the sandbox, the single instance and the scheme come before ready, the page last', async () => {
  const { standIn } = await startShell();
  expect(standIn.calls).toEqual([
    'app.enableSandbox',
    'app.requestSingleInstanceLock',
    'protocol.registerSchemesAsPrivileged',
    'app ready',
    'protocol.handle app in default',
    'Menu.setApplicationMenu',
    'openCore',
    'new BrowserWindow',
    `window.loadURL ${entryUrl}`,
  ]);
});

test('the window has the locked preferences and the preload script, nothing else', async () => {
  const { standIn } = await startShell();
  expect(standIn.windows.map(({ options }) => options.webPreferences)).toEqual([
    { ...lockedPreferences, preload: '/opt/motcua/out/main/preload.cjs' },
  ]);
});

test('the locked preferences are what the security page asks for', () => {
  expect(Object.isFrozen(lockedPreferences)).toBe(true);
  expect(lockedPreferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  });
});

test('the scheme has an origin and bypasses no policy', async () => {
  const { standIn } = await startShell();
  expect(standIn.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

test('the page comes with its policy and its nonce', async () => {
  const { standIn } = await startShell();
  const answer = standIn.windows[0]?.answer;
  const nonce = Buffer.from('nonce-number-1').toString('base64');
  expect(answer?.status).toBe(200);
  expect(answer?.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
  expect(await answer?.text()).toContain(`<style nonce="${nonce}">`);
});

test('a second instance leaves at once and the first comes to the front', async () => {
  const second = await startShell({ isSecond: true });
  expect(second.standIn.calls).toEqual(['app.enableSandbox', 'app.requestSingleInstanceLock', 'app.quit']);

  const { standIn } = await startShell();
  const [window] = standIn.windows;
  if (window) window.minimized = true;
  standIn.app.emit('second-instance', {}, [], '/');
  expect([window?.minimized, window?.shown, standIn.calls.at(-1)]).toEqual([false, true, 'window.focus']);
});

test.each(['--remote-debugging-port=9222', '--remote-debugging-pipe', '--inspect', '--no-sandbox', '/inspect'])(
  'the installed program ends before anything else when it is given %s',
  async (argument) => {
    const { standIn } = await startShell({ isPackaged: true, args: [argument] });
    expect(standIn.calls).toEqual(['app.enableSandbox', 'app.exit 2']);
  },
);

test('a checkout may be started by a test driver with its switches', async () => {
  const { standIn } = await startShell({ args: ['--remote-debugging-port=0'] });
  expect(standIn.windows).toHaveLength(1);
});

test('the folder of --data and the safe storage reach the core', async () => {
  const { parts } = await startShell({ isPackaged: true, args: ['--data=/srv/desk 1'] });
  expect(parts.map(({ dataDir, safeStorage }) => [dataDir, safeStorage?.kind])).toEqual([
    ['/srv/desk 1', 'safeStorage'],
  ]);
});

test('without a keyring the core is offered no safe storage', async () => {
  const { parts } = await startShell({ backend: 'basic_text' });
  expect(parts.map(({ safeStorage }) => safeStorage)).toEqual([null]);
});

test('a core that does not open is told in a box and ends the program', async () => {
  const { standIn } = await startShell({ failCore: true });
  expect(standIn.errorBoxes).toEqual([['Một Cửa Desk', 'Không mở được dữ liệu của quầy.\n\ndisk full']]);
  expect([standIn.app.exitCode, standIn.windows.length]).toEqual([1, 0]);
});

test('quitting waits for the core to close', async () => {
  const { standIn, core } = await startShell();
  standIn.app.emit('window-all-closed');
  expect(standIn.app.hasQuit).toBe(false);
  await expect.poll(() => standIn.app.hasQuit).toBe(true);
  expect(core.closed).toBe(true);
});

test('a page that died comes back three times and then stays', async () => {
  const { standIn } = await startShell();
  const page = standIn.windows[0]?.webContents;
  for (let i = 0; i < 5; i += 1) page?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  expect(page?.reloads).toBe(3);
});

test('our pages and their files are fetched, nothing else', async () => {
  const { standIn } = await startShell();
  const own = standIn.sessions.get('');
  const urls = [
    'app://desk/a.js',
    'blob:app://desk/1',
    'data:,x',
    'https://vbpl.vn/',
    'app://deskx/',
    'file:///etc/passwd',
  ];
  const cancelled = urls.map((url) => {
    let answer: boolean | undefined;
    own?.beforeRequest?.({ url } as never, ({ cancel }) => {
      answer = cancel;
    });
    return answer;
  });
  expect(cancelled).toEqual([false, false, false, true, true, true]);
  expect(own?.spellChecker).toBe(false);
});
