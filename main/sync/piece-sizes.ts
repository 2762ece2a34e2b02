import { type LineMeasure, lentPieceBytes, longPieceBytes, pieceBytes, pieceMs } from './line-measure.ts';

/** How much of a file goes in one request over one line. */
export interface PieceSizes {
  /** `short`: somebody wants to look in between. `lent`: an earlier file will want the line back. */
  bytes(measure: LineMeasure, wanted: { readonly short: boolean; readonly lent: boolean }): number;
  /** After a drop the district said how much it has: `gained` bytes of a body that had been under way for `elapsedMs`. */
  found(gained: number, elapsedMs: number, measure: LineMeasure): void;
}

/**
 * Long pieces, since what arrived of a torn one stays at the district: each border between two costs a question and its
 * answer. Where something on the way holds bodies back until they are whole, what is torn is lost whole: then short ones.
 */
export function createPieceSizes(): PieceSizes {
  let holdsBack = false;
  return {
    bytes(measure, { short, lent }) {
      if (lent) return lentPieceBytes(measure);
      return short || holdsBack ? pieceBytes(measure) : longPieceBytes(measure);
    },
    found(gained, elapsedMs, { roundTripMs }) {
      // So long under way that much of it must have arrived.
      if (gained <= 0 && elapsedMs > 2 * pieceMs + (roundTripMs ?? 0)) holdsBack = true;
    },
  };
}
