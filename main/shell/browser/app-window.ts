import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { quietFlags } from './flags.ts';

export interface AppWindowOptions {
  readonly browserPath: string;
  /** The shell's own folder: the browser's profile and the start page lie in it. */
  readonly profileDir: string;
  /** Where to go, with the one-time token in the fragment. */
  readonly startUrl: string;
}

/**
 * Opens the program in a browser's app window with a profile of its own. The address with the token stands in a start
 * page that only this user can read, never in argv, which everybody on the machine can. Returns what removes that page.
 */
export function openAppWindow({ browserPath, profileDir, startUrl }: AppWindowOptions): () => void {
  const browserProfile = join(profileDir, 'browser');
  mkdirSync(browserProfile, { recursive: true, mode: 0o700 });
  const startPage = join(profileDir, `start-${process.pid}.html`);
  rmSync(startPage, { force: true });
  writeFileSync(startPage, startPageHtml(startUrl), { mode: 0o600, flag: 'wx' });
  const child = spawn(
    browserPath,
    [
      `--app=${pathToFileURL(startPage).href}`,
      `--user-data-dir=${browserProfile}`,
      '--window-size=1366,768',
      '--class=motcua-desk',
      ...quietFlags,
    ],
    { stdio: 'ignore', detached: true },
  );
  // A browser that does not start shows in that no window ever connects.
  child.on('error', () => {});
  child.unref();
  return () => rmSync(startPage, { force: true });
}

function startPageHtml(url: string): string {
  const target = JSON.stringify(url).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><title>Một Cửa Desk</title><script>location.replace(${target})</script>`;
}
