import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Line } from './line.ts';
import { wholeBytes } from './line-measure.ts';
import { sealOffer } from './outgoing.ts';
import type { Outgoing } from './sealed-book.ts';
import type { Turn } from './turns.ts';

/** One batch's way beside others. */
export interface Passing {
  readonly turn: Turn;
  /** Whether it is still to be begun once its turn has come. */
  readonly isWanted: () => boolean;
  /** All its bytes are at the district. */
  readonly arrived: () => void;
  /**
   * Resolves once the district was asked to import all that goes before it; from then on the next one may ask. A batch
   * that is posted whole is read sooner than one whose pieces lie there: it waits until those are answered.
   */
  readonly inOrder: (as: 'whole' | 'pieces') => Promise<void>;
}

/** Brings one batch to the district and gives back what the district answered to it; null when it was not begun. */
export type Deliver = (batch: Outgoing, passing: Passing) => Promise<Result<Uint8Array> | null>;

/**
 * What takes half a second of the line is posted; a larger one, or one that the line refuses as too large, goes up in
 * pieces and is kept at the desk until it is answered. Where nobody understands pieces, all is posted. Refuses: what the line
 * refuses; sync.too-large when neither way is open.
 */
export function createDelivery(desk: Desk, line: Line, signal: AbortSignal): Deliver {
  let pieces = true;
  return async (batch, passing) => {
    const whole = !batch.begun && batch.bytes.length <= wholeBytes(line.measure());
    if (whole || !pieces) await passing.inOrder('whole');
    if (!batch.begun) {
      await passing.turn.take();
      if (!passing.isWanted()) return null;
    }
    if (whole || !pieces) {
      const posted = await line.post('batches', batch.bytes, signal);
      if (!pieces || posted.ok || posted.refusal.code !== 'sync.too-large') return posted;
    }
    const brought = await bring(desk, line, batch, signal, passing);
    if (brought.ok || brought.refusal.code !== 'sync.no-uploads') return brought;
    pieces = false;
    forget(desk, batch);
    if (whole) return refuse('sync.too-large');
    await passing.turn.take();
    return line.post('batches', batch.bytes, signal);
  };
}

/** In pieces, then the word that all is there; the answer is the batch's. */
async function bring(
  desk: Desk,
  line: Line,
  batch: Outgoing,
  signal: AbortSignal,
  { turn, arrived, inOrder }: Passing,
): Promise<Result<Uint8Array>> {
  const kept = desk.store.write((tx) => {
    tx.keepUpload(batch);
    return ok(null);
  });
  if (!kept.ok) return kept;
  const offer = sealOffer(desk, batch);
  const brought = await line.upload({ ...batch, offer }, signal, { turn });
  if (!brought.ok) return brought;
  arrived();
  await inOrder('pieces');
  const answered = await line.post('batches', offer, signal);
  // Lost, altered or taken in already: from the start then, if it is still lacking.
  if (!answered.ok && answered.refusal.code.startsWith('sync.upload-')) forget(desk, batch);
  return answered;
}

/** The batch was answered, or goes another way. */
export function forget(desk: Desk, { sha256 }: Pick<Outgoing, 'sha256'>): void {
  desk.store.write((tx) => {
    tx.removeUpload(sha256);
    return ok(null);
  });
}
