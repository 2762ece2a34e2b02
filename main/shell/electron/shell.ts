import type { Logger } from 'pino';
import type { Core } from '../../api/core.ts';
import type { KeyWrap, Printer } from '../../ports.ts';
import { dataFolderOf, refusedArgument } from './argv.ts';
import { guardDownloads } from './downloads.ts';
import type { ElectronModule, WindowPart } from './electron-module.ts';
import { externalUrl } from './external.ts';
import { createSafeStorageWrap } from './keys.ts';
import { setMenu } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { appOrigin, entryUrl } from './origin.ts';
import { lockPermissions } from './permissions.ts';
import { createPrinter } from './print.ts';
import { registerAppScheme, serveAppFiles } from './protocol.ts';
import { firstProxy } from './proxy.ts';
import { allowOnly } from './requests.ts';
import { attachTransport } from './transport.ts';
import { createMainWindow } from './window.ts';

/** What the core needs to know of this shell. */
export interface CoreParts {
  /** Folder named on the command line; null: the usual one. */
  readonly dataDir: string | null;
  readonly safeStorage: KeyWrap | null;
  readonly printer: Printer;
  /** As the system says, also by an automatic configuration script. */
  readonly findSystemProxy: (url: string) => Promise<string | null>;
}

export interface ElectronShellDeps {
  /** Arguments after the program's own path (and after the script in a checkout). */
  readonly args: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly rendererDir: string;
  readonly preloadPath: string;
  readonly iconPath: string;
  readonly allowPlainTextKeys: boolean;
  readonly newNonce: () => string;
  readonly log: Logger;
  readonly openCore: (parts: CoreParts) => Promise<Core>;
}

/** The program in a window of its own. `start` must be called in the first turn, before Electron is ready. */
export function createElectronShell(electron: ElectronModule, deps: ElectronShellDeps): { start(): Promise<void> } {
  const { app } = electron;
  return {
    async start() {
      app.enableSandbox();
      const refused = app.isPackaged ? refusedArgument(deps.args) : null;
      if (refused !== null) {
        deps.log.error({ event: 'shell.argument-refused' }, 'an argument is refused');
        app.exit(2);
        return;
      }
      if (!app.requestSingleInstanceLock()) {
        app.quit();
        return;
      }
      registerAppScheme(electron);
      guardContents(electron, deps.log);
      let window: WindowPart | null = null;
      app.on('second-instance', () => bringUp(window));
      app.on('window-all-closed', () => app.quit());
      await app.whenReady();
      lockSession(electron);
      serveAppFiles(electron.protocol, deps);
      setMenu(electron);
      const opened = await open(electron, deps);
      if (opened === null) return;
      closeBeforeQuit(electron, opened.core);
      window = createMainWindow(electron, deps);
      connect(electron, deps, opened, window);
      await window.loadURL(entryUrl);
    },
  };
}

/** Every page that ever comes into being, also of windows that are not ours, is held where it is. */
function guardContents({ app, shell }: ElectronModule, log: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, (raw) => {
      const url = externalUrl(raw);
      if (url !== null)
        shell.openExternal(url).catch((err) => log.warn({ event: 'shell.link-unopened', err }, 'no browser'));
    });
  });
  app.on('session-created', (session) => lockPermissions(session));
}

function lockSession({ app, session }: ElectronModule): void {
  lockPermissions(session.defaultSession);
  allowOnly(session.defaultSession, [`${appOrigin}/`, `blob:${appOrigin}/`, 'data:']);
  guardDownloads(session.defaultSession, () => app.getPath('downloads'));
}

type Opened = { readonly core: Core; readonly print: (html: string) => Promise<boolean> };

async function open(electron: ElectronModule, deps: ElectronShellDeps): Promise<Opened | null> {
  const printer = createPrinter(electron, deps.newNonce);
  try {
    const core = await deps.openCore({
      dataDir: dataFolderOf(deps.args),
      safeStorage: createSafeStorageWrap(electron, {
        platform: deps.platform,
        allowPlainText: deps.allowPlainTextKeys,
      }),
      printer,
      findSystemProxy: async (url) => firstProxy(await electron.session.defaultSession.resolveProxy(url)),
    });
    return { core, print: printer.print };
  } catch (err) {
    deps.log.fatal({ event: 'shell.core-unopened', err }, 'the desk did not open');
    electron.dialog.showErrorBox(
      'Một Cửa Desk',
      `Không mở được dữ liệu của quầy.\n\n${err instanceof Error ? err.message : ''}`,
    );
    electron.app.exit(1);
    return null;
  }
}

function connect(electron: ElectronModule, deps: ElectronShellDeps, { core, print }: Opened, window: WindowPart): void {
  const page = window.webContents;
  const transport = attachTransport(electron, {
    core,
    print,
    page: () => (window.isDestroyed() ? null : page),
    onRefused: () => deps.log.warn({ event: 'shell.sender-refused' }, 'a foreign page asked for the port'),
  });
  // A page loaded anew asks for a port of its own.
  page.on('did-navigate', () => transport.close());
  window.on('closed', () => transport.close());
  reloadAfterCrash(page, deps.log);
}

const reloads = 3;

/** What was typed is kept as a draft, so a page that died can simply come back; not for ever. */
function reloadAfterCrash(page: WindowPart['webContents'], log: Logger): void {
  let left = reloads;
  page.on('render-process-gone', (_event, { reason }) => {
    log.error({ event: 'shell.page-gone', reason }, 'the page died');
    left -= 1;
    if (reason !== 'clean-exit' && left >= 0) page.reload();
  });
}

/** The core's last transaction ends before the process does. */
function closeBeforeQuit({ app }: ElectronModule, core: Core): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    core.close().finally(() => app.quit());
  });
}

function bringUp(window: WindowPart | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
