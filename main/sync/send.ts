import type { ErrorCode } from '../../shared/errors/table.ts';
import { ok, type Refusal, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { createBatchSizes } from './batch-sizes.ts';
import { createDelivery, forget } from './deliver.ts';
import type { Line } from './line.ts';
import { createOutbox } from './outgoing.ts';
import type { Outgoing } from './sealed-book.ts';
import { createStream } from './stream.ts';
import { type Taken, takeAnswer } from './take-answer.ts';

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
  const sizes = createBatchSizes(line.measure);
  let sent: Sent = { received: 0, forked: false, refused: null, unclear: false, more: false };
  let failed: Refusal | null = null;
  const stream = createStream({
    lanes: sizes.lanes,
    mayGoOn: () => failed === null && sent.refused === null && !sent.forked && !signal.aborted,
    async next(places) {
      const batch = await outbox.next(sizes.events(outbox.left(), places));
      if (batch !== null) sizes.sealed(batch);
      return batch;
    },
    async send(batch, passing) {
      const answered = await deliver(batch, passing);
      if (answered === null) return;
      const taken = answered.ok ? await takeAnswer(desk, answered.value, batch.sha256) : answered;
      if (taken.ok) {
        forget(desk, batch);
        sent = withTaken(sent, taken.value);
      } else handleRefusal(batch, taken.refusal);
    },
  });

  function handleRefusal(batch: Outgoing, refusal: Refusal): void {
    const { code } = refusal;
    if (code === 'sync.upload-missing' || code === 'sync.upload-altered') sent = { ...sent, unclear: true };
    else if (code === 'sync.upload-limit' && stream.narrow()) takeBack(batch);
    else if (code === 'sync.too-large' && sizes.refused(batch)) takeBack(batch);
    else failed = refusal;
  }

  function takeBack(batch: Outgoing): void {
    forget(desk, batch);
    outbox.takeBack(batch);
  }

  await stream.run();
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
