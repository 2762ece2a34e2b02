import type { SessionPart } from './electron-module.ts';

/** Nothing remote is loaded: a session fetches addresses with these beginnings and no other, whatever a page asks. */
export function allowOnly(session: SessionPart, beginnings: readonly string[]): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !beginnings.some((beginning) => url.startsWith(beginning)) });
  });
  // The spell checker would fetch its dictionaries from Google.
  session.setSpellCheckerEnabled(false);
}
