import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  DownloadItem,
  Event,
  IpcMain,
  IpcMainEvent,
  Menu,
  MenuItemConstructorOptions,
  Protocol,
  RenderProcessGoneDetails,
  SafeStorage,
  Session,
  Shell,
  WebContents,
  WebContentsWillFrameNavigateEventParams,
  WebContentsWillNavigateEventParams,
  WebContentsWillRedirectEventParams,
} from 'electron';

/**
 * What this shell uses of Electron and nothing more, cut out of `electron.d.ts`. The real module (in main.ts) and the
 * stand-in of the tests are both checked against these types, so neither can drift from what the real one offers.
 * Events are written out, because `on` gives back its own whole class.
 */
interface AppPart
  extends Pick<
    App,
    'enableSandbox' | 'exit' | 'getPath' | 'isPackaged' | 'quit' | 'requestSingleInstanceLock' | 'setPath' | 'whenReady'
  > {
  on(event: 'second-instance' | 'window-all-closed', listener: () => void): unknown;
  on(event: 'will-quit', listener: (event: Event) => void): unknown;
  on(event: 'web-contents-created', listener: (event: Event, contents: WebContents) => void): unknown;
  on(event: 'session-created', listener: (session: Session) => void): unknown;
}

export interface WebContentsPart
  extends Pick<WebContents, 'isDestroyed' | 'mainFrame' | 'print' | 'printToPDF' | 'reload' | 'setWindowOpenHandler'> {
  on(event: 'did-navigate', listener: () => void): unknown;
  on(event: 'render-process-gone', listener: (event: Event, details: RenderProcessGoneDetails) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Event) => void): unknown;
  on(
    event: 'will-frame-navigate',
    listener: (details: Event<WebContentsWillFrameNavigateEventParams>) => void,
  ): unknown;
  on(event: 'will-navigate', listener: (details: Event<WebContentsWillNavigateEventParams>) => void): unknown;
  on(event: 'will-redirect', listener: (details: Event<WebContentsWillRedirectEventParams>) => void): unknown;
}

export interface WindowPart
  extends Pick<BrowserWindow, 'destroy' | 'focus' | 'isDestroyed' | 'isMinimized' | 'loadURL' | 'restore' | 'show'> {
  readonly webContents: WebContentsPart;
  on(event: 'closed', listener: () => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

export type ProtocolPart = Pick<Protocol, 'handle'>;

export interface SessionPart
  extends Pick<
    Session,
    | 'resolveProxy'
    | 'setDevicePermissionHandler'
    | 'setPermissionCheckHandler'
    | 'setPermissionRequestHandler'
    | 'setSpellCheckerEnabled'
  > {
  readonly protocol: ProtocolPart;
  readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
  on(event: 'will-download', listener: (event: Event, item: DownloadItem) => void): unknown;
}

export interface ElectronModule {
  readonly app: AppPart;
  readonly BrowserWindow: new (options?: BrowserWindowConstructorOptions) => WindowPart;
  readonly Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]): Menu;
    setApplicationMenu(menu: Menu | null): void;
  };
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly ipcMain: Pick<IpcMain, 'handle'> & {
    on(channel: string, listener: (event: IpcMainEvent) => void): unknown;
  };
  readonly protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
  readonly safeStorage: Pick<
    SafeStorage,
    'decryptString' | 'encryptString' | 'getSelectedStorageBackend' | 'isEncryptionAvailable'
  >;
  readonly session: { readonly defaultSession: SessionPart; fromPartition(partition: string): SessionPart };
  readonly shell: Pick<Shell, 'openExternal'>;
}
