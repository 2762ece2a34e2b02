import { dossierCodePattern } from '../dossier/code.ts';

/**
 * Dossier codes as one short text for a QR code: a code that shares agency and day with the one before it is only its
 * number. `H60.15.3-261128-2001+2002+H60.15.3-261127-2009`. Null where a code is not of our layout.
 */
export function packCodes(codes: readonly string[]): string | null {
  let before = '';
  const parts: string[] = [];
  for (const code of codes) {
    if (!dossierCodePattern.test(code)) return null;
    const cut = code.lastIndexOf('-');
    const head = code.slice(0, cut);
    parts.push(head === before ? code.slice(cut + 1) : code);
    before = head;
  }
  return parts.join('+');
}

/** Null for anything that `packCodes` would not have written. */
export function unpackCodes(text: string): readonly string[] | null {
  let head = '';
  const codes: string[] = [];
  for (const part of text.split('+')) {
    const code = part.includes('-') ? part : `${head}-${part}`;
    if (!dossierCodePattern.test(code)) return null;
    head = code.slice(0, code.lastIndexOf('-'));
    codes.push(code);
  }
  return packCodes(codes) === text && new Set(codes).size === codes.length ? codes : null;
}
