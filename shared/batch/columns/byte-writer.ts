const utf8 = new TextEncoder();

export type ByteWriter = ReturnType<typeof createByteWriter>;

/** A growing run of bytes with the primitives of docs/protocol.md: uint, uints, sints, text. */
export function createByteWriter() {
  let buffer = new Uint8Array(1024);
  let length = 0;

  function reserve(more: number): void {
    if (length + more <= buffer.length) return;
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + more));
    grown.set(buffer.subarray(0, length));
    buffer = grown;
  }

  function byte(value: number): void {
    reserve(1);
    buffer[length] = value;
    length += 1;
  }

  function uint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    byte(rest);
  }

  /** First byte of each value, then the second of those that have one, and so on. */
  function planes(values: ArrayLike<number>): void {
    let pending = values;
    while (pending.length > 0) {
      reserve(pending.length);
      const next: number[] = [];
      for (let i = 0; i < pending.length; i += 1) {
        const value = pending[i] ?? 0;
        if (value < 128) buffer[length] = value;
        else {
          buffer[length] = (value % 128) + 128;
          next.push(Math.floor(value / 128));
        }
        length += 1;
      }
      pending = next;
    }
  }

  return {
    byte,
    uint,
    uints: planes,
    /** As `uints` of 2·|v| plus 1 when negative; done in two steps because 2·|v| may pass 2^53. */
    sints(values: ArrayLike<number>): void {
      reserve(values.length);
      const rest: number[] = [];
      for (let i = 0; i < values.length; i += 1) {
        const value = values[i] ?? 0;
        const size = Math.abs(value);
        const low = (size % 64) * 2 + (value < 0 ? 1 : 0);
        buffer[length] = size < 64 ? low : low + 128;
        if (size >= 64) rest.push(Math.floor(size / 64));
        length += 1;
      }
      planes(rest);
    },
    /** Byte lengths as uints, then all strings in UTF-8. */
    text(strings: readonly string[]): void {
      const at: number[] = [];
      const body = createRun();
      for (const string of strings) at.push(body.add(string));
      planes(at);
      const bytes = body.done();
      reserve(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    bytes(bytes: Uint8Array): void {
      reserve(bytes.length);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    /** Bytes given as lower-case hex. */
    hex(hex: string): void {
      reserve(hex.length / 2);
      for (let i = 0; i < hex.length; i += 2) {
        buffer[length] = nibble(hex.charCodeAt(i)) * 16 + nibble(hex.charCodeAt(i + 1));
        length += 1;
      }
    },
    length: () => length,
    done: () => buffer.subarray(0, length),
  };
}

function nibble(charCode: number): number {
  return charCode < 58 ? charCode - 48 : charCode - 87;
}

function createRun() {
  let buffer = new Uint8Array(256);
  let length = 0;
  return {
    add(string: string): number {
      if (length + string.length * 3 > buffer.length) {
        const grown = new Uint8Array(Math.max(buffer.length * 2, length + string.length * 3));
        grown.set(buffer.subarray(0, length));
        buffer = grown;
      }
      const { written } = utf8.encodeInto(string, buffer.subarray(length));
      length += written;
      return written;
    },
    done: () => buffer.subarray(0, length),
  };
}
