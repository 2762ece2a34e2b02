import type { WebPreferences } from 'electron';
import type { ElectronModule, WindowPart } from './electron-module.ts';

/** Every window's page: no Node, no switch of Chromium's turned, no developer tools. One constant, never widened. */
export const lockedPreferences = Object.freeze({
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
} as const satisfies WebPreferences);

interface WindowDeps {
  readonly preloadPath: string;
  readonly iconPath: string;
}

/** The one window of the program, shown when its first picture is ready. */
export function createMainWindow(
  { BrowserWindow }: Pick<ElectronModule, 'BrowserWindow'>,
  deps: WindowDeps,
): WindowPart {
  const window = new BrowserWindow({
    title: 'Một Cửa Desk',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#ffffff',
    icon: deps.iconPath,
    webPreferences: { ...lockedPreferences, preload: deps.preloadPath },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}
