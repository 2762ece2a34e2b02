import type { ErrorCode } from '../../shared/errors/table.ts';
import { ok, type Refusal, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { createDelivery, forget } from './deliver.ts';
import type { Line } from './line.ts';
import { batchBytes, lanes, pieceBytes } from './line-measure.ts';
import { createOutbox } from './outgoing.ts';
import type { Outgoing } from './sealed-book.ts';
import { type Taken, takeAnswer } from './take-answer.ts';

/**
 * A network batch stays small enough that sealing it (some 50 ms) never holds up a screen, and large enough that most
 * dossiers lie in one batch with all their events: what lies in two is written twice at the district.
 */
const eventsPerBatch = 8000;
const smallestBatch = 25;
/** What an event takes in a sealed batch, until one was sealed. */
export const bytesPerEvent = 30;

export interface Sent {
  readonly received: number;
  readonly forked: boolean;
  /** Why the district did not take a batch; null when it took all. */
  readonly refused: ErrorCode | null;
  /** Only a greeting tells what is held now: answers came out of order, or something was there already. */
  readonly unclear: boolean;
  /** The other desks of the office wrote what this one lacks: it comes with the answer to a greeting. */
  readonly more: boolean;
}

/**
 * Everything that is unsent, in batches that suit the line, several at once where its answers are long in coming.
 * Stops at the first thing that fails; what was answered stays answered. Refuses: sync.*.
 */
export async function sendUnsent(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<Sent>> {
  const outbox = createOutbox(desk);
  const deliver = createDelivery(desk, line, signal);
  const going: Promise<void>[] = [];
  const defects: unknown[] = [];
  let sent: Sent = { received: 0, forked: false, refused: null, unclear: false, more: false };
  let failed: Refusal | null = null;
  let most = eventsPerBatch;
  let perEvent = bytesPerEvent;
  let open = 0;

  function startLanes(bytes: number): void {
    // Counted first: a lane that finds nothing to do ends at once.
    for (let more = lanes(line.measure(), bytes) - open; more > 0; more -= 1) {
      open += 1;
      going.push(lane().catch((error: unknown) => void defects.push(error)));
    }
  }

  async function lane(): Promise<void> {
    while (failed === null && sent.refused === null && !sent.forked && !signal.aborted) {
      const batch = await outbox.next(wantedEvents());
      if (batch === null) break;
      perEvent = batch.bytes.length / batch.events;
      await send(batch);
      startLanes(batch.bytes.length);
    }
    open -= 1;
  }

  /** As much as suits the line; of the rest a fair share, so that all lanes end at about the same time. */
  function wantedEvents(): number {
    const measure = line.measure();
    const share = Math.max(outbox.left() / open, pieceBytes(measure) / perEvent);
    return Math.max(smallestBatch, Math.min(most, Math.ceil(Math.min(batchBytes(measure) / perEvent, share))));
  }

  async function send(batch: Outgoing): Promise<void> {
    const answered = await deliver(batch);
    const taken = answered.ok ? await takeAnswer(desk, answered.value, batch.sha256) : answered;
    if (taken.ok) {
      forget(desk, batch);
      sent = withTaken(sent, taken.value);
    } else if (taken.refusal.code === 'sync.upload-missing' || taken.refusal.code === 'sync.upload-altered') {
      sent = { ...sent, unclear: true };
    } else if (taken.refusal.code === 'sync.too-large' && Math.min(most, batch.events) > smallestBatch) {
      most = Math.max(smallestBatch, Math.floor(Math.min(most, batch.events) / 4));
      outbox.takeBack(batch);
    } else {
      failed = taken.refusal;
    }
  }

  startLanes(smallestBatch * bytesPerEvent);
  // Lanes start others: the list grows while it is waited for.
  for (let i = 0; i < going.length; i += 1) await going[i];
  if (defects.length > 0) throw defects[0];
  return failed === null ? ok(sent) : { ok: false, refusal: failed };
}

/** A gap is what comes of a batch that overtook another: the next greeting tells whether it closed. */
function withTaken(sent: Sent, { received, forked, refused, late, more }: Taken): Sent {
  const isGap = refused === 'batch.gap';
  return {
    received: sent.received + received,
    forked: sent.forked || forked,
    refused: sent.refused ?? (isGap ? null : refused),
    unclear: sent.unclear || late || isGap,
    more: sent.more || more,
  };
}
