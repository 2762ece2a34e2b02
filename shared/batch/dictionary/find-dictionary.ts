import { findBase64url } from '../base64url.ts';
import { text as segments1 } from './segments-1.ts';
import { text as words2 } from './words-2.ts';

/** Of small batches (docs/protocol.md, "Segment"). */
export const segmentDictionary = 1;
/** Of small files on the line (docs/protocol.md, "Over the network"). */
export const wordDictionary = 2;

const texts: Readonly<Record<number, string>> = { [segmentDictionary]: segments1, [wordDictionary]: words2 };
const known = new Map<number, Uint8Array>();

/** A zstd dictionary by the number that frames name it with; null for one of a later version. */
export function findDictionary(id: number): Uint8Array | null {
  const before = known.get(id);
  if (before !== undefined) return before;
  const bytes = findBase64url(texts[id] ?? '');
  if (bytes === null || bytes.length === 0) return null;
  known.set(id, bytes);
  return bytes;
}

/** One that this program writes with. */
export function getDictionary(id: number): Uint8Array {
  const bytes = findDictionary(id);
  if (bytes === null) throw new Error(`no dictionary ${id}`);
  return bytes;
}
