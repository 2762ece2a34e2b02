import { malformed } from './limits.ts';

export type ByteReader = ReturnType<typeof createByteReader>;

/** Reads what ByteWriter writes. Throws SegmentError on anything that is cut off or out of range. */
export function createByteReader(buffer: Uint8Array) {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let position = 0;

  function take(count: number): Uint8Array {
    if (count > buffer.length - position) throw malformed('cut off');
    position += count;
    return buffer.subarray(position - count, position);
  }

  function uint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const next = take(1)[0] ?? 0;
      value += (next & 127) * scale;
      if (!Number.isSafeInteger(value)) throw malformed('number too large');
      if (next < 128) return value;
      scale *= 128;
      if (scale > 2 ** 49) throw malformed('number too long');
    }
  }

  /** The planes of `places` after the first, added to `values`; `scale` is what their first bit is worth. */
  function moreBits(values: Float64Array, places: readonly number[], firstScale: number): void {
    let pending = places;
    let scale = firstScale;
    while (pending.length > 0) {
      if (scale > 2 ** 49) throw malformed('number too long');
      const plane = take(pending.length);
      const next: number[] = [];
      for (let i = 0; i < pending.length; i += 1) {
        const place = pending[i] ?? 0;
        const byte = plane[i] ?? 0;
        values[place] = (values[place] ?? 0) + (byte & 127) * scale;
        if (byte >= 128) next.push(place);
      }
      pending = next;
      scale *= 128;
    }
    for (const place of places) if (!Number.isSafeInteger(values[place])) throw malformed('number too large');
  }

  function uints(count: number): Float64Array {
    const plane = take(count);
    const values = new Float64Array(count);
    const longer: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const byte = plane[i] ?? 0;
      values[i] = byte & 127;
      if (byte >= 128) longer.push(i);
    }
    moreBits(values, longer, 128);
    return values;
  }

  return {
    take,
    uint,
    uints,
    sints(count: number): Float64Array {
      const plane = take(count);
      const values = new Float64Array(count);
      const longer: number[] = [];
      for (let i = 0; i < count; i += 1) {
        const byte = plane[i] ?? 0;
        values[i] = (byte & 127) >> 1;
        if (byte >= 128) longer.push(i);
      }
      moreBits(values, longer, 64);
      for (let i = 0; i < count; i += 1) if (((plane[i] ?? 0) & 1) === 1) values[i] = -(values[i] ?? 0);
      return values;
    },
    text(count: number): string[] {
      const lengths = uints(count);
      const strings: string[] = [];
      for (const length of lengths) {
        try {
          strings.push(utf8.decode(take(length)));
        } catch {
          throw malformed('not UTF-8');
        }
      }
      return strings;
    },
    /** `count` values of `width` bytes each as lower-case hex. */
    hex(count: number, width: number): string[] {
      const bytes = take(count * width);
      const digits = new Uint8Array(bytes.length * 2);
      for (let i = 0; i < bytes.length; i += 1) {
        const byte = bytes[i] ?? 0;
        digits[2 * i] = hexDigit(byte >> 4);
        digits[2 * i + 1] = hexDigit(byte & 15);
      }
      const all = utf8.decode(digits);
      return Array.from({ length: count }, (_, i) => all.slice(2 * width * i, 2 * width * (i + 1)));
    },
    atEnd: () => position === buffer.length,
  };
}

function hexDigit(value: number): number {
  return value < 10 ? 48 + value : 87 + value;
}
