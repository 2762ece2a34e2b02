export const appScheme = 'app';
/** The one origin of the windows. Chromium writes addresses in this form; nothing here parses a second time. */
export const appOrigin = 'app://desk';
export const entryUrl = `${appOrigin}/index.html`;

/** Whether an address, as Chromium writes it, lies at our origin. The slash ends the host: no look-alike passes. */
export function isOwnUrl(url: string): boolean {
  return url.startsWith(`${appOrigin}/`);
}

/** An origin as permission checks name it: with or without its slash. */
export function isOwnOrigin(origin: string): boolean {
  return origin === appOrigin || origin === `${appOrigin}/`;
}

/** The page itself, whatever place in it (`#…`) is shown: the only address a window may go to. */
export function isEntryUrl(url: string): boolean {
  const page = url.split('#', 1)[0];
  return page === entryUrl || page === `${appOrigin}/`;
}
