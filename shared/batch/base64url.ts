const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const placeOf = new Map([...alphabet].map((letter, place) => [letter, place]));

/** Base64url (RFC 4648, section 5) without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = Math.min(4, Math.ceil(((bytes.length - i) * 4) / 3));
    for (let k = 0; k < letters; k += 1) text += alphabet[(group >> (18 - 6 * k)) & 63];
  }
  return text;
}

/** Null for anything that `toBase64url` would not have written, so that each value has one text. */
export function findBase64url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let next = 0;
  for (const letter of text) {
    const place = placeOf.get(letter);
    if (place === undefined) return null;
    bits = ((bits << 6) | place) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[next] = (bits >> held) & 255;
      next += 1;
    }
  }
  const leftOver = bits & ((1 << held) - 1);
  return held >= 6 || leftOver !== 0 ? null : bytes;
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Null for anything but an even number of lower-case hex digits. */
export function findHex(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
