import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import { type Part, readPart } from '../../../shared/batch/part.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';

export interface PartShelf {
  /** The whole file once its last part is here. Refuses: mail.parts-missing, mail.part-foreign, batch.*. */
  put(bytes: Uint8Array): Result<Uint8Array>;
}

const largestWholeBytes = 64 * 1024 * 1024;
/** Wholes that are waited for; the one that has waited longest goes first, and can be read again from its letters. */
const mostWholes = 20;

/** Puts the parts of files together, in whatever order and however often they come. */
export function createPartShelf(crypto: CryptoPort): PartShelf {
  const waiting = new Map<string, Map<number, Part>>();

  return {
    put(bytes) {
      const read = readPart(crypto, bytes);
      if (!read.ok) return read;
      const part = read.value;
      if (part.wholeBytes > largestWholeBytes) return refuse('batch.too-large');
      const parts = waiting.get(part.whole) ?? new Map<number, Part>();
      const [known] = parts.values();
      if (known !== undefined && (known.count !== part.count || known.wholeBytes !== part.wholeBytes))
        return refuse('mail.part-foreign');
      parts.set(part.place, part);
      waiting.delete(part.whole);
      waiting.set(part.whole, parts);
      const [oldest] = waiting.keys();
      if (waiting.size > mostWholes && oldest !== undefined) waiting.delete(oldest);
      if (parts.size < part.count) return refuse('mail.parts-missing', { count: part.count, missing: missing(parts) });
      waiting.delete(part.whole);
      const whole = Buffer.concat([...parts.values()].sort((a, b) => a.place - b.place).map((each) => each.bytes));
      if (whole.length !== part.wholeBytes || crypto.sha256Hex(whole) !== part.whole)
        return refuse('mail.part-foreign');
      return ok(whole);
    },
  };
}

/** `1, 4, 5 …`: what a person calls them, counted from 1, the first few. */
function missing(parts: ReadonlyMap<number, Part>): string {
  const [{ count } = { count: 0 }] = parts.values();
  const places = Array.from({ length: count }, (_, place) => place).filter((place) => !parts.has(place));
  return `${places
    .slice(0, 10)
    .map((place) => place + 1)
    .join(', ')}${places.length > 10 ? ' …' : ''}`;
}
