import type { WebContentsPart } from './electron-module.ts';
import { isEntryUrl } from './origin.ts';

/**
 * Holds a page where it is: only our own page may be loaded again, in its main frame; no redirect, no frame, no guest
 * page, no second window. A link to a new window goes to `openExternal`, which has its own list.
 */
export function guardNavigation(contents: WebContentsPart, openExternal: (url: string) => void): void {
  contents.on('will-navigate', (details) => {
    if (!details.isMainFrame || !isEntryUrl(details.url)) details.preventDefault();
  });
  // Sub-frames come here alone; main frames come here as well as above. Our page has no frames.
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isEntryUrl(details.url)) details.preventDefault();
  });
  // A page of our own never redirects: whatever does is not ours, however its target looks.
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
}
