/** Public law and service portals that texts of ours may point to. Nothing else is handed to the system's browser. */
export const externalOrigins: readonly string[] = Object.freeze([
  'https://dichvucong.gov.vn',
  'https://vbpl.vn',
  'https://vanban.chinhphu.vn',
]);

/** The address to open, written anew from its parsed parts; null for anything outside the list. */
export function externalUrl(raw: string): string | null {
  if (raw.length > 2000) return null;
  const url = URL.parse(raw);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return externalOrigins.includes(url.origin) ? url.href : null;
}
