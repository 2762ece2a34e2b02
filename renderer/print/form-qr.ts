/** The QR code that a form carries, as an image address; null where it has none. */
export function formQr(html: string): string | null {
  const svg = /<svg\b[^>]*>[\s\S]*?<\/svg>/.exec(html)?.[0];
  return svg === undefined ? null : `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
