/** Unsigned 32-bit, most significant byte first. */
export function toUint32(value: number): Uint8Array {
  return Uint8Array.of((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

/** Callers check that four bytes are there. */
export function uint32At(bytes: Uint8Array, place: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(place);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

export function startsWith(bytes: Uint8Array, mark: string): boolean {
  for (let i = 0; i < mark.length; i += 1) if (bytes[i] !== mark.charCodeAt(i)) return false;
  return true;
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
