import { makeGreeting } from '../../../shared/batch/greeting.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Desk } from '../../desk/desk.ts';
import { openConnections } from '../connections.ts';
import { askHttp } from '../http.ts';
import { applyIncoming } from '../incoming.ts';
import { sealedContentType } from '../line.ts';
import { greetingFacts } from '../outgoing.ts';
import { officePath } from './listener.ts';

/** Neighbours are near: who does not answer by then is not there. */
const deadlineMs = 10_000;
/** A neighbour's whole history comes in this many answers at most; the rest with the next look. */
const mostAnswers = 100;

/**
 * Asks one sibling desk for what this desk lacks of its ledgers and takes it in, until there is nothing more. Gives the
 * number of events. Refuses: sync.unreachable, sync.answer-not-ours, sync.neighbour-refused.
 */
export async function askNeighbour(desk: Desk, address: string, signal: AbortSignal): Promise<Result<number>> {
  const dispatcher = openConnections({ authority: null, proxy: null });
  try {
    let taken = 0;
    for (let i = 0; i < mostAnswers && !signal.aborted; i += 1) {
      const answered = await askHttp(dispatcher, {
        method: 'POST',
        url: new URL(officePath, address),
        headers: { 'content-type': sealedContentType },
        body: makeGreeting(desk.deps.crypto, { seed: desk.keys.seed, ...greetingFacts(desk) }).bytes,
        signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
      });
      if (!answered.ok) return answered;
      const { status, header, body } = answered.value;
      if (status === 403) return refuse('sync.neighbour-refused');
      if (header('content-type') !== sealedContentType) return refuse('sync.answer-not-ours');
      const events = await takeIn(desk, body);
      taken += events;
      if (events === 0) break;
    }
    return ok(taken);
  } finally {
    await dispatcher.destroy();
  }
}

async function takeIn(desk: Desk, bytes: Uint8Array): Promise<number> {
  let events = 0;
  for (const result of await applyIncoming(desk, bytes, 'office')) {
    if (result.ok) events += result.value.events;
    else desk.deps.log.info({ event: 'office.not-taken', code: result.refusal.code }, 'a part was not taken');
  }
  return events;
}
