import type { DistrictTx } from '../../db/district/types.ts';
import type { LedgerRecord } from '../../db/store.ts';
import { allEvents, type OpenedBatch } from '../../shared/batch/batch.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import type { Hash } from '../../shared/dossier/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { copyOf } from '../ledger/event-writer.ts';
import { contentsIn } from '../ledger/rule-contents.ts';
import type { Applied } from './applied.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { District } from './district.ts';
import { carriedOf, succeed } from './succession.ts';

/**
 * Takes a range of a ledger of the district's own back from a desk that holds it, inside a transaction: the district was
 * put back to an earlier day. What goes on from what is held is applied; of another branch, which the district began
 * before it knew, every event is written again in the ledger that is written in now, with its origin (decision 0016).
 */
export async function takeBack(
  district: District,
  tx: DistrictTx,
  opened: OpenedBatch,
  { commune, lastSeq, lastHash }: LedgerRecord,
): Promise<Result<Applied>> {
  const { range, inner } = opened;
  const events = allEvents(opened);
  if (!events.ok) return events;
  const fresh: LedgerEvent[] = [];
  for (const event of events.value)
    if ((await tx.hashAt(range.ledger, event.header.seq)) !== event.hash) fresh.push(event);
  const [first] = fresh;
  if (first === undefined) return ok({ state: 'duplicate' });
  if (range.from > lastSeq + 1) return ok({ state: 'gap', resumeFrom: lastSeq + 1 });
  for (const content of contentsIn(district.deps.crypto, fresh)) await tx.putContent(content);
  if (first.header.seq === lastSeq + 1 && first.header.prev === lastHash) {
    await tx.appendEvents(range.ledger, fresh);
    await tx.keepRange({ commune, ledger: range.ledger, from: range.from, to: range.to, inner });
  } else await carryBack(district, tx, commune, fresh);
  return ok({ state: 'accepted', dossiers: new Set(fresh.flatMap(({ header }) => header.dossier ?? [])).size });
}

/** Each event once, whichever desk brings it first. */
async function carryBack(
  district: District,
  tx: DistrictTx,
  commune: string,
  events: readonly LedgerEvent[],
): Promise<void> {
  const before = await findCommuneLedger(district, tx, commune);
  if (before === null) throw new Error('a commune whose ledger is held has none');
  const into = events.some(({ header }) => header.ledger === before.ledger)
    ? await succeed(district, tx, before)
    : before;
  const context = { crypto: district.deps.crypto, ledger: into.ledger, now: district.clock.now() };
  const carried = await carriedOf(tx, commune);
  for (const event of events) {
    if (carried.has(event.hash)) continue;
    const after = [...new Set<Hash>([...event.header.after, ...(await lastBefore(tx, event))])];
    await tx.appendEvents(into.ledger, [copyOf(await tx.ledgerHead(into.ledger), context, event, after)]);
  }
}

/** What is held of the same ledger on the same dossier and stands before the event. */
async function lastBefore(tx: DistrictTx, { header }: LedgerEvent): Promise<readonly Hash[]> {
  const folded = header.dossier === null ? null : await tx.findFolded(header.dossier);
  const held = (folded?.placed ?? [])
    .map(({ event }) => event)
    .filter((event) => event.header.ledger === header.ledger && event.header.seq < header.seq)
    .sort((a, b) => b.header.seq - a.header.seq);
  return held.slice(0, 1).map(({ hash }) => hash);
}
