import type { LedgerRecord } from '../../db/store.ts';
import { type ResealInput, resealBatch } from '../../shared/batch/batch.ts';
import type { Holds } from '../../shared/batch/heads.ts';
import type { District } from './district.ts';

export type DownEnvelope = Omit<ResealInput, 'inner' | 'holds'>;

/**
 * The first number of a desk's ledger that somebody lacks. A hash that is not the ledger's own is no
 * holding: they get it from the start and can see for themselves. Of more than is held here nothing can be said.
 */
export async function firstLacking(
  { store: { read } }: District,
  { id, lastSeq }: LedgerRecord,
  holds: Holds,
): Promise<number> {
  const held = holds[id];
  if (held === undefined) return 1;
  if (held.seq > lastSeq) return lastSeq + 1;
  return (await read.hashAt(id, held.seq)) === held.hash ? held.seq + 1 : 1;
}

/**
 * What somebody lacks of another's ledger from a number on, in whole ranges as their writer signed them; none where it was never kept so.
 * Stops once more than `room` events are in it.
 */
export async function passOn(
  district: District,
  envelope: DownEnvelope,
  { commune, id, lastSeq }: LedgerRecord,
  from: number,
  room: number,
): Promise<{ readonly files: readonly Uint8Array[]; readonly events: number; readonly more: boolean }> {
  const files: Uint8Array[] = [];
  let events = 0;
  let next = from;
  while (next <= lastSeq) {
    const kept = await district.store.read.findKeptRange(commune, id, next);
    if (kept === null) break;
    if (events >= room) return { files, events, more: true };
    const sealed = await resealBatch(district.deps.crypto, { ...envelope, inner: kept.inner, holds: {} });
    files.push(sealed.bytes);
    events += kept.to - kept.from + 1;
    next = kept.to + 1;
  }
  return { files, events, more: false };
}
