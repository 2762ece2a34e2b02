import { batchBytes, isSlow, type LineMeasure, lanes, longPieceBytes } from './line-measure.ts';
import type { Outgoing } from './sealed-book.ts';

/**
 * A network batch stays small enough that sealing it (some 50 ms) never holds up a screen, and large enough that most
 * dossiers lie in one batch with all their events: what lies in two is written twice at the district.
 */
const eventsPerBatch = 8000;
/** Over a slow line: one whole segment, so that hardly a byte more goes up than in one file. Seldom sealed, 100 ms. */
const eventsPerSlowBatch = 16_384;
const smallestBatch = 25;
/** What an event takes in a sealed batch, until one was sealed. */
export const bytesPerEvent = 30;
/** Of an equal share: the last batch is a small one, which fills the line while larger ones are asked after. */
const lastShare = 0.25;

/** How large the next batch should be, by what the line showed and what was sealed so far. */
export interface BatchSizes {
  /** Of `left` events, when so many batches may be begun now. */
  events(left: number, places: number): number;
  /** How many batches send at once. */
  lanes(): number;
  sealed(batch: Outgoing): void;
  /** Something on the line takes no body of this size: false when there is no smaller one. */
  refused(batch: Outgoing): boolean;
}

export function createBatchSizes(measure: () => LineMeasure): BatchSizes {
  let most = eventsPerSlowBatch;
  let perEvent = bytesPerEvent;
  let lastBytes = smallestBatch * bytesPerEvent;
  return {
    events(left, places) {
      const line = measure();
      const slow = isSlow(line, eventsPerBatch * perEvent);
      const share = Math.max(left / (places - 1 + lastShare), longPieceBytes(line) / perEvent);
      const wanted = Math.min(share, batchBytes(line) / perEvent);
      // A rest that is not worth a batch of its own goes along.
      const whole = left < wanted * 1.2 ? left : wanted;
      return Math.max(smallestBatch, Math.min(most, slow ? eventsPerSlowBatch : eventsPerBatch, Math.ceil(whole)));
    },
    lanes: () => lanes(measure(), lastBytes),
    sealed({ bytes, events }) {
      perEvent = bytes.length / events;
      lastBytes = bytes.length;
    },
    refused({ events }) {
      const size = Math.min(most, events);
      if (size <= smallestBatch) return false;
      most = Math.max(smallestBatch, Math.floor(size / 4));
      return true;
    },
  };
}
