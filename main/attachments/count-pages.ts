import type { AttachmentKind } from '../../shared/dossier/attachment.ts';
import { pdfPages } from './pdf-pages.ts';

/** How many pages a scan has, for the person who compares it with the paper; null where the file does not say. */
export function countPages(kind: AttachmentKind, bytes: Uint8Array): number | null {
  switch (kind) {
    case 'application/pdf':
      return pdfPages(bytes);
    case 'image/tiff':
      return tiffPages(bytes);
    case 'image/jpeg':
    case 'image/png':
      return 1;
  }
}

const mostPages = 100_000;

/** A TIFF is a chain of pictures, each naming the place of the next. */
function tiffPages(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  if (bytes.length < 8) return null;
  let at = view.getUint32(4, little);
  for (let pages = 0; pages <= mostPages; pages += 1) {
    if (at === 0) return pages > 0 ? pages : null;
    if (at + 2 > bytes.length) return null;
    const next = at + 2 + 12 * view.getUint16(at, little);
    if (next + 4 > bytes.length) return null;
    at = view.getUint32(next, little);
  }
  return null;
}
