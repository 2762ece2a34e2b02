import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, refuse } from '../../shared/result.ts';
import { deskFile } from '../desk/init.ts';
import { isDeskFolder, openDesk } from '../desk/open.ts';
import { isDistrictFolder } from '../district/database.ts';
import { openDistrict } from '../district/open.ts';
import type { Deps } from '../ports.ts';
import type { BackupHeader } from './container.ts';

/**
 * A backup never goes over somebody else's folder: its keys would be moved aside with it. Refuses: restore.other-kind,
 * restore.other-desk, restore.other-district. What no longer opens is what a restore is for.
 */
export async function checkFolder(
  deps: Deps,
  to: { readonly dataDir: string; readonly unpacked: string },
  header: BackupHeader,
): Promise<Result<null>> {
  const { dataDir } = to;
  const isOtherKind = header.kind === 'desk' ? isDistrictFolder(dataDir) : isDeskFolder(dataDir);
  if (isOtherKind) return refuse('restore.other-kind');
  if (header.kind === 'desk') return checkDesk(deps, dataDir, header);
  return checkDistrict(deps, to);
}

function checkDesk(deps: Deps, dataDir: string, { rootLedger }: BackupHeader): Result<null> {
  const free = { ok: true, value: null } as const;
  if (!existsSync(join(dataDir, deskFile))) return free;
  const present = openDesk(deps, dataDir, () => undefined);
  if (!present.ok) return free;
  const isSame = present.value.office.rootLedger === rootLedger;
  present.value.store.close();
  return isSame ? free : refuse('restore.other-desk');
}

/** A district is known by the key that batches are encrypted to. */
async function checkDistrict(
  deps: Deps,
  { dataDir, unpacked }: { readonly dataDir: string; readonly unpacked: string },
): Promise<Result<null>> {
  const present = await recipientOf(deps, dataDir);
  if (present === null) return { ok: true, value: null };
  return present === (await recipientOf(deps, unpacked)) ? { ok: true, value: null } : refuse('restore.other-district');
}

async function recipientOf(deps: Deps, dataDir: string): Promise<string | null> {
  const opened = await openDistrict(deps, dataDir);
  if (!opened.ok) return null;
  await using district = opened.value;
  return district.facts.recipient;
}
