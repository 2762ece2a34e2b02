import type { LackingAttachment } from '../../db/attachment-queries.ts';
import { sealAttachment } from '../../shared/batch/attachment.ts';
import type { Hash } from '../../shared/dossier/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ScanRoad } from '../../shared/scans/settings.ts';
import type { SealedScan } from '../attachments/outbox.ts';
import type { Desk } from '../desk/desk.ts';
import { ownLedgerIds } from '../desk/successor.ts';
import { signingKeys } from './outgoing.ts';

/** More are not looked at in one go; the next finds the rest. */
const mostScans = 1000;

export type OutgoingScan = LackingAttachment & { readonly urgent: boolean };

/** Scans of this desk that the district is not known to have, in the order in which they go. */
export function waitingScans({ store, office }: Pick<Desk, 'store' | 'office'>): readonly OutgoingScan[] {
  const { read } = store;
  const urgent = new Set(read.urgentScans());
  const waiting = read
    .lackingAttachments(office.commune.code, ownLedgerIds(read), mostScans)
    .map((scan) => ({ ...scan, urgent: urgent.has(scan.sha256) }));
  return [...waiting.filter((scan) => scan.urgent), ...waiting.filter((scan) => !scan.urgent)];
}

/**
 * A scan as a sealed file for the district, anew: what an answer to it will be about is remembered. Refuses:
 * attachment.not-here, attachment.altered, store.*.
 */
export async function sealScan(desk: Desk, sha256: Hash, road: ScanRoad): Promise<Result<SealedScan>> {
  const { office, deps, clock, store, shelf } = desk;
  const content = await shelf.get({ commune: office.commune.code, sha256 });
  if (!content.ok) return content;
  const at = clock.now();
  const sealed = await sealAttachment(deps.crypto, {
    commune: office.commune.code,
    desk: office.desk,
    training: office.training,
    seed: signingKeys(desk).seed,
    recipients: [office.district.recipient],
    plain: content.value,
    sealedAt: at,
  });
  const scan = { bytes: sealed.bytes, fileSha256: sealed.sha256 };
  return store.write((tx) => {
    tx.rememberSealedScan({ fileSha256: scan.fileSha256, sha256, road, at });
    return ok(scan);
  });
}
