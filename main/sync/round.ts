import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { applyIncoming } from './incoming.ts';
import type { Line } from './line.ts';
import { sealGreeting, sealNext } from './outgoing.ts';
import { unsentEvents } from './standing.ts';

export interface Round {
  /** Events that the district newly holds. */
  readonly sent: number;
  /** Events that came down. */
  readonly received: number;
  readonly unsent: number;
  /** The district told that this desk's ledger is not the one it holds. */
  readonly forked: boolean;
}

/** A network batch stays small enough that sealing it never holds up a screen, and a slow line gets it through. */
const eventsPerBatch = 4000;
const smallestBatch = 25;

/**
 * One round over the line: a greeting (what is held on either side, and what waits to come down), then batches until
 * nothing is unsent. Stops at the first thing that fails; what was answered stays answered.
 * Refuses: sync.unreachable, sync.answer-not-ours, sync.too-large.
 */
export async function syncRound(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<Round>> {
  const before = unsentEvents(desk);
  const greeted = await greet(desk, line, signal);
  if (!greeted.ok) return greeted;
  let { received, forked } = greeted.value;
  let size = eventsPerBatch;
  while (!signal.aborted && !forked) {
    const unsentBefore = unsentEvents(desk);
    const batch = await sealNext(desk, size);
    if (batch === null) break;
    const answered = await line.post('batches', batch.bytes, signal);
    if (!answered.ok && answered.refusal.code === 'sync.too-large' && size > smallestBatch) {
      size = Math.max(smallestBatch, Math.floor(size / 4));
      continue;
    }
    if (!answered.ok) return answered;
    const applied = await takeAnswer(desk, answered.value);
    if (!applied.ok) return applied;
    received += applied.value.received;
    forked = applied.value.forked;
    // An answer that holds nothing more (refused, gap) is no progress: the next round begins with a greeting again.
    if (unsentEvents(desk) >= unsentBefore) break;
  }
  const unsent = unsentEvents(desk);
  return ok({ sent: Math.max(0, before - unsent), received, unsent, forked });
}

async function greet(
  desk: Desk,
  line: Line,
  signal: AbortSignal,
): Promise<Result<{ received: number; forked: boolean }>> {
  const greeting = sealGreeting(desk);
  const answered = await line.post('greetings', greeting.bytes, signal);
  return answered.ok ? takeAnswer(desk, answered.value) : answered;
}

/** An answer must hold at least one part that is really the district's; else something lies on the line. */
async function takeAnswer(desk: Desk, bytes: Uint8Array): Promise<Result<{ received: number; forked: boolean }>> {
  const results = await applyIncoming(desk, bytes, 'network');
  const applied = results.flatMap((result) => (result.ok ? [result.value] : []));
  if (applied.length === 0) {
    const [first] = results;
    return first !== undefined && !first.ok && first.refusal.code === 'sync.acknowledgement-stale'
      ? first
      : refuse('sync.answer-not-ours');
  }
  return ok({
    received: applied.reduce((sum, { events }) => sum + events, 0),
    forked: applied.some(({ forked }) => forked),
  });
}
