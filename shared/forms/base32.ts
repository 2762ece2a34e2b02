const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 (RFC 4648, section 6) in capitals, without padding. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += alphabet[(bits >> held) & 31];
    }
  }
  return held > 0 ? text + alphabet[(bits << (5 - held)) & 31] : text;
}

/** Null for anything that `toBase32` would not have written, so that each value has one text. */
export function findBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    const place = alphabet.indexOf(letter);
    if (place < 0) return null;
    bits = ((bits << 5) | place) & 0xfff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 255);
    }
  }
  return held >= 5 || (bits & ((1 << held) - 1)) !== 0 ? null : Uint8Array.from(bytes);
}
