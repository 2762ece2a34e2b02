import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../../main/shell/browser/find-browser.ts';

/** A headless Chromium of this machine; `npm test` has made sure of one. Whoever opens it closes it. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no browser here: npm test installs one, or set MOTCUA_BROWSER');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    args: [...asRoot, '--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text'],
  });
}
