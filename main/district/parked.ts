import type { ParkedBatch } from '../../db/district/tables/kept-files.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Refusal } from '../../shared/result.ts';
import { applyRange, openIncoming } from './apply-batch.ts';
import type { District } from './district.ts';

/**
 * Applies what was parked of a ledger and fits now, one transaction each, as far as it goes. A crash in between costs
 * nothing: what is still parked is looked at again with the next batch of that ledger.
 */
export async function applyParked(district: District, commune: string, ledger: LedgerId): Promise<void> {
  for (;;) {
    const next = ((await district.store.read.ledgerHead(ledger))?.seq ?? 0) + 1;
    const parked = await district.store.read.findParked(commune, ledger, next);
    if (parked === null || !(await applyOne(district, parked))) return;
  }
}

/** False when the machine could not do it now. */
async function applyOne(district: District, parked: ParkedBatch): Promise<boolean> {
  const opened = await openIncoming(district, parked.bytes);
  const applied = opened.ok
    ? await district.store.write<null>(parked.commune, async (tx) => {
        const result = await applyRange(district, tx, opened.value);
        if (!result.ok) return result;
        const dossiers = result.value.state === 'accepted' ? result.value.dossiers : 0;
        await tx.unpark(parked);
        await tx.settleBatch(parked.batch, { state: result.value.state, code: null, dossiers });
        return ok(null);
      })
    : opened;
  return applied.ok || giveUp(district, parked, applied.refusal);
}

async function giveUp({ store, clock }: District, parked: ParkedBatch, { code }: Refusal): Promise<boolean> {
  if (code.startsWith('store.')) return false;
  const written = await store.write<null>(parked.commune, async (tx) => {
    await tx.unpark(parked);
    await tx.settleBatch(parked.batch, { state: code === 'batch.fork' ? 'fork' : 'refused', code, dossiers: 0 });
    if (code === 'batch.fork' || code === 'district.ledger-revoked') await tx.quarantine(parked, clock.now());
    return ok(null);
  });
  return written.ok;
}
