import type { Hash } from '../../shared/dossier/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ScanRoad } from '../../shared/scans/settings.ts';
import type { Desk } from '../desk/desk.ts';
import { scanFileName } from '../roads/folder-names.ts';
import type { NamedFile } from '../roads/mail/unpack.ts';
import { type OutgoingScan, sealScan, waitingScans } from './outgoing-scans.ts';
import { allowanceNow, countTraffic } from './scan-budget.ts';

/** A sealed scan as a file, and what it is of. */
export type ScanFile = NamedFile & { readonly sha256: Hash };

/** Names of the files in which this desk's waiting scans travel. */
export function scanNameOf({ office }: Pick<Desk, 'office'>, { sha256 }: Pick<OutgoingScan, 'sha256'>): string {
  return scanFileName(office.commune.code, office.desk, sha256);
}

/**
 * The next scan for a road by file, sealed, and its bytes counted: of those that wait and that `isWanted`. Null when the
 * budget or the list ends. One that cannot be read is passed over. Refuses: store.*.
 */
export async function nextScanFile(
  desk: Desk,
  road: ScanRoad,
  isWanted: (scan: OutgoingScan) => boolean,
): Promise<Result<ScanFile | null>> {
  for (const scan of waitingScans(desk)) {
    if (!isWanted(scan) || !(scan.urgent || allowanceNow(desk, road).heldBack === null)) continue;
    const sealed = await sealScan(desk, scan.sha256, road);
    if (sealed.ok) {
      countTraffic(desk, road, sealed.value.bytes.length);
      return ok({ name: scanNameOf(desk, scan), bytes: sealed.value.bytes, sha256: scan.sha256 });
    }
    if (!sealed.refusal.code.startsWith('attachment.')) return sealed;
  }
  return ok(null);
}
