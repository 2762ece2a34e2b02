/**
 * The content size that a zstd frame states (RFC 8878, 3.1.1.1), without inflating anything; null when the bytes are
 * no zstd frame or the frame does not say.
 */
export function findZstdContentSize(bytes: Uint8Array): number | null {
  const at = (place: number) => bytes[place] ?? 0;
  if (bytes.length < 6 || at(0) !== 0x28 || at(1) !== 0xb5 || at(2) !== 0x2f || at(3) !== 0xfd) return null;
  const descriptor = at(4);
  const singleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  if (sizeFlag === 0 && !singleSegment) return null;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const start = 5 + (singleSegment ? 0 : 1) + dictionaryBytes;
  const width = 2 ** sizeFlag;
  if (bytes.length < start + width) return null;
  let size = 0;
  for (let place = width - 1; place >= 0; place -= 1) size = size * 256 + at(start + place);
  return width === 2 ? size + 256 : size;
}

/** The number of the dictionary that a zstd frame needs; 0 where it needs none. Callers know that it is a frame. */
export function zstdDictionaryId(bytes: Uint8Array): number {
  const descriptor = bytes[4] ?? 0;
  const start = 5 + ((descriptor & 0x20) === 0 ? 1 : 0);
  const width = [0, 1, 2, 4][descriptor & 3] ?? 0;
  let id = 0;
  for (let place = width - 1; place >= 0; place -= 1) id = id * 256 + (bytes[start + place] ?? 0);
  return id;
}
