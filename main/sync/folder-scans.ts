import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { driveCode, dropFile, writeToDrive } from '../roads/drive-file.ts';
import type { ExchangeFolder } from '../roads/exchange-folder.ts';
import { scanPrefix } from '../roads/folder-names.ts';
import { nextScanFile, scanNameOf } from './file-scans.ts';
import { waitingScans } from './outgoing-scans.ts';

/** A look into the folder stays short: what is left is written at the next. */
const mostAtOnce = 20;

/**
 * Lays scans that wait into the exchange folder, each as a file of its own beside the batch, and takes those away that
 * have arrived. A scan that lies there is not written again. Refuses: road.drive-*, store.*.
 */
export async function writeScans(desk: Desk, { up }: Pick<ExchangeFolder, 'up'>): Promise<Result<null>> {
  const { office } = desk;
  let names: readonly string[];
  try {
    names = (await readdir(up)).filter((name) => name.startsWith(scanPrefix(office.commune.code, office.desk)));
  } catch (error) {
    return { ok: false, refusal: { code: driveCode(error) } };
  }
  const wanted = new Set(waitingScans(desk).map((scan) => scanNameOf(desk, scan)));
  for (const name of names) if (!wanted.has(name)) await dropFile(join(up, name));
  const lying = new Set(names);
  for (let written = 0; written < mostAtOnce; written += 1) {
    const next = await nextScanFile(desk, 'folder', (scan) => !lying.has(scanNameOf(desk, scan)));
    if (!next.ok) return next;
    if (next.value === null) break;
    const kept = await writeToDrive(up, next.value.name, next.value.bytes);
    if (!kept.ok) return kept;
    lying.add(next.value.name);
  }
  return ok(null);
}
