/** One picture of a Windows icon file: a square PNG, `size` in pixels (16 to 256). */
interface IconPicture {
  readonly size: number;
  readonly png: Uint8Array;
}

const headBytes = 6;
const entryBytes = 16;

/** A Windows .ico with PNG pictures inside (Windows Vista and later). Layout: ICONDIR, one ICONDIRENTRY each, the PNGs. */
export function encodeIco(pictures: readonly IconPicture[]): Uint8Array {
  const head = Buffer.alloc(headBytes + entryBytes * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = headBytes + entryBytes * index;
    // A byte holds the size; 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}
