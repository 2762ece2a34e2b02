import { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/store.ts';
import type { AskedLedger } from '../../shared/batch/acknowledgement.ts';
import { resealBatch } from '../../shared/batch/batch.ts';
import { holdsOf } from '../../shared/batch/heads.ts';
import { Hash, LedgerId } from '../../shared/dossier/ids.ts';
import type { Desk } from '../desk/desk.ts';
import { type Outgoing, rememberSealed } from './sealed-book.ts';
import { heldBeside } from './standing.ts';

const setting = 'districtAsks';
const Asked = z.array(z.object({ ledger: LedgerId, seq: z.number(), hash: Hash.nullable() }));

/** What the district's newest answer asks back of its own ledgers; nothing when it lacks nothing. */
export function noteAsked(tx: WriteTx, asks: readonly AskedLedger[]): void {
  if (asks.length > 0) tx.setSetting(setting, JSON.stringify(asks));
  else if (tx.findSetting(setting) !== null) tx.removeSetting(setting);
}

export function askedLedgers(read: Pick<ReadDb, 'findSetting'>): readonly AskedLedger[] {
  return Asked.parse(JSON.parse(read.findSetting(setting) ?? '[]'));
}

/**
 * The ranges of the district's own ledgers that it lost, as it signed them itself: from where it stands, or from the
 * beginning where it stands in another branch than this desk holds.
 */
export async function sealAsked(desk: Desk): Promise<readonly Outgoing[]> {
  const { read } = desk.store;
  const sealed: Outgoing[] = [];
  for (const { ledger, seq, hash } of askedLedgers(read)) {
    const record = read.findLedger(ledger);
    if (record?.kind !== 'district') continue;
    let next = hash !== null && read.hashAt(ledger, seq) === hash ? seq + 1 : 1;
    while (next <= record.lastSeq) {
      const kept = read.findKeptRange(record.commune, ledger, next);
      if (kept === null) break;
      sealed.push(await sealKept(desk, kept));
      next = kept.to + 1;
    }
  }
  return sealed;
}

async function sealKept(
  desk: Desk,
  {
    ledger,
    from,
    to,
    inner,
  }: { readonly ledger: LedgerId; readonly from: number; readonly to: number; readonly inner: Uint8Array },
): Promise<Outgoing> {
  const at = desk.clock.now();
  const { bytes, sha256, header } = await resealBatch(desk.deps.crypto, {
    format: 'batch',
    seed: desk.keys.seed,
    commune: desk.office.commune.code,
    desk: desk.office.desk,
    training: desk.office.training,
    recipients: [desk.office.district.recipient],
    holds: holdsOf(heldBeside(desk, desk.ledger)),
    sealedAt: at,
    inner,
  });
  rememberSealed(desk, { kind: 'batch', sha256, nonce: header.nonce, ledger, from, to, at });
  return { bytes, sha256, events: to - from + 1, ledger, from, to, begun: false };
}
