import type { LedgerRecord } from '../../../db/store.ts';
import type { LedgerHead } from '../../../shared/batch/acknowledgement.ts';
import { makeBundle } from '../../../shared/batch/bundle.ts';
import { type Greeting, openGreeting } from '../../../shared/batch/greeting.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Desk } from '../../desk/desk.ts';
import { sealOwnRange } from '../outgoing.ts';
import { ownLedgers } from '../standing.ts';

/** At most this many events go to a neighbour at once; it asks again until there is nothing more. */
const eventsPerAnswer = 4096;

/**
 * What a sibling desk lacks of this desk's own ledgers, as a bundle of sealed batches (docs/protocol.md, "Between the
 * desks of one office"). Only a ledger that the district admitted for this office and has not shut out is answered, and
 * only the office's desks can open the answer. Refuses: batch.* as `openGreeting`, sync.neighbour-revoked.
 */
export async function answerNeighbour(desk: Desk, bytes: Uint8Array): Promise<Result<Uint8Array>> {
  const { office, deps, store } = desk;
  const greeting = openGreeting(deps.crypto, bytes, {
    training: office.training,
    commune: office.commune.code,
    trustedKey: (ledger) => store.read.findLedger(ledger)?.key ?? null,
  });
  if (!greeting.ok) return greeting;
  const asking = store.read.findLedger(greeting.value.ledger);
  if (asking?.kind !== 'desk' || asking.commune !== office.commune.code) return refuse('batch.unknown-signer');
  if (asking.revokedUpTo !== null) return refuse('sync.neighbour-revoked');
  return ok(makeBundle(await lackedBy(desk, greeting.value)));
}

async function lackedBy(desk: Desk, { holds }: Greeting): Promise<Uint8Array[]> {
  const sealed: Uint8Array[] = [];
  let left = eventsPerAnswer;
  for (const { record } of ownLedgers(desk)) {
    const from = firstLacking(desk, record, holds);
    if (from === null || left <= 0) continue;
    const to = Math.min(record.lastSeq, from + left - 1);
    sealed.push((await sealOwnRange(desk, record, from, to)).bytes);
    left -= to - from + 1;
  }
  return sealed;
}

/** Null: it holds all of it, or another branch of it, which the district settles. */
function firstLacking({ store }: Desk, record: LedgerRecord, holds: readonly LedgerHead[]): number | null {
  const held = holds.find(({ ledger }) => ledger === record.id);
  if (held === undefined) return record.lastSeq === 0 ? null : 1;
  if (held.seq >= record.lastSeq || store.read.hashAt(record.id, held.seq) !== held.hash) return null;
  return held.seq + 1;
}
