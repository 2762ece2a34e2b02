import type { DistrictReads, DistrictTx } from '../../db/district/types.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { findCurrentLedger } from './standing.ts';

function settingOf(ledger: LedgerId): string {
  return `reads ${ledger}`;
}

/** The newest version of sealed files that a desk said it reads; it may also be an older one again. */
export async function rememberReads(tx: DistrictTx, ledger: LedgerId, version: number): Promise<void> {
  if ((await versionRead(tx, ledger)) !== version) await tx.setSetting(settingOf(ledger), String(version));
}

async function versionRead(read: Pick<DistrictReads, 'findSetting'>, ledger: LedgerId): Promise<number> {
  return Number((await read.findSetting(settingOf(ledger))) ?? '1');
}

/**
 * Whether every desk of the office that is not shut out reads a version: what is sealed for them is opened by whichever
 * of them gets it. A desk that never greeted, as one that only ever takes files, reads the first.
 */
export async function everyDeskReads(
  read: Pick<DistrictReads, 'findSetting' | 'listLedgers'>,
  commune: string,
  version: number,
): Promise<boolean> {
  const ledgers = (await read.listLedgers()).filter((record) => record.kind === 'desk' && record.commune === commune);
  for (const desk of new Set(ledgers.map((record) => record.desk))) {
    const current = desk === null ? null : await findCurrentLedger(read, commune, desk);
    if (current === null || current.revokedUpTo !== null) continue;
    if ((await versionRead(read, current.id)) < version) return false;
  }
  return true;
}
