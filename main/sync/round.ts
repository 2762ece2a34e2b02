import { type ErrorCode, isErrorCode } from '../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { type Applied, applyIncoming } from './incoming.ts';
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
  /** Why the district did not take the last batch; null when it took all that was sent. */
  readonly refused: ErrorCode | null;
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
  let { received, forked, refused } = greeted.value;
  let size = eventsPerBatch;
  while (!signal.aborted && !forked) {
    const unsentBefore = unsentEvents(desk);
    const batch = await sealNext(desk, size);
    if (batch === null) break;
    const answered = await line.post('batches', batch.bytes, signal);
    if (!answered.ok && answered.refusal.code === 'sync.too-large' && size > smallestBatch) {
      size = Math.max(smallestBatch, Math.floor(Math.min(size, batch.events) / 4));
      continue;
    }
    if (!answered.ok) return answered;
    const applied = await takeAnswer(desk, answered.value, batch.sha256);
    if (!applied.ok) return applied;
    received += applied.value.received;
    ({ forked, refused } = applied.value);
    // An answer that holds nothing more (refused, gap) is no progress: the next round begins with a greeting again.
    if (unsentEvents(desk) >= unsentBefore) break;
  }
  const unsent = unsentEvents(desk);
  return ok({ sent: Math.max(0, before - unsent), received, unsent, forked, refused });
}

interface Taken {
  readonly received: number;
  readonly forked: boolean;
  readonly refused: ErrorCode | null;
}

async function greet(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<Taken>> {
  const greeting = sealGreeting(desk);
  const answered = await line.post('greetings', greeting.bytes, signal);
  return answered.ok ? takeAnswer(desk, answered.value, greeting.sha256) : answered;
}

/**
 * An answer counts when the district answers in it the very file that was sent: what else the line gives back, also the
 * district's own words of yesterday from some cache, is no answer.
 */
async function takeAnswer(desk: Desk, bytes: Uint8Array, sent: string): Promise<Result<Taken>> {
  const results = await applyIncoming(desk, bytes, 'network');
  const applied = results.flatMap((result) => (result.ok ? [result.value] : []));
  const answer = applied.find(({ answers }) => answers === sent);
  if (answer === undefined) {
    const stale = results.find((result) => !result.ok && result.refusal.code === 'sync.acknowledgement-stale');
    return stale !== undefined && !stale.ok ? stale : refuse('sync.answer-not-ours');
  }
  return ok({
    received: applied.reduce((sum, { events }) => sum + events, 0),
    forked: applied.some(({ forked }) => forked),
    refused: refusalIn(answer),
  });
}

/** A code that only a later version knows is told as a refusal all the same. */
function refusalIn({ state, code }: Applied): ErrorCode | null {
  if (state === 'accepted' || state === 'duplicate') return null;
  return code !== null && isErrorCode(code) ? code : 'sync.refused';
}
