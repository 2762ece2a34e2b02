import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../db/store.ts';
import { findCodeParts } from '../../shared/dossier/code.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { attachmentsDir, createFolderShelf } from '../attachments/folder-shelf.ts';
import { copyScans, type KeptScan, scansOfDesk, scansOfDistrict } from '../attachments/kept-scans.ts';
import { forgetScansOfForms } from '../desk/draft-scans.ts';
import { findGenerationMark } from '../desk/generation-mark.ts';
import { deskFile } from '../desk/init.ts';
import { openDesk } from '../desk/open.ts';
import { openSuccessor } from '../desk/successor.ts';
import { databaseUrlFile, districtFile } from '../district/database.ts';
import { openDistrict } from '../district/open.ts';
import { succeedAll } from '../district/succession.ts';
import { openKeyring } from '../keyring/keyring.ts';
import type { Deps } from '../ports.ts';
import { backupShelf } from './backup.ts';
import { type BackupHeader, unpackBackup } from './container.ts';
import { checkFolder } from './other-folder.ts';

export interface Restored {
  readonly kind: 'desk' | 'district';
  readonly generation: number | null;
  readonly ledger: string | null;
  /** Scans that lie in the folder again, and those that lay beside no backup. */
  readonly attachments: number;
  readonly attachmentsMissing: number;
}

/**
 * Puts a folder back from its backup. A desk goes on in a new ledger and a number block above every one that was in
 * use, so that no code is given twice, whatever was printed after the backup (design.md; domain.md 3 rule 2). What
 * lay in the folder is moved aside, never deleted.
 * Refuses: backup.unreadable, restore.*, keys.*, store.*.
 */
export async function restore(
  deps: Deps,
  input: {
    readonly bytes: Uint8Array;
    /** The folder that the backup lies in: its scans are beside it. */
    readonly scansDir: string;
    readonly dataDir: string;
    readonly lastCode: string | null;
  },
): Promise<Result<Restored>> {
  const backup = unpackBackup(input.bytes);
  if (backup === null) return refuse('backup.unreadable');
  const { header } = backup;
  mkdirSync(input.dataDir, { recursive: true, mode: 0o700 });
  dropHalves(input.dataDir);
  const scratch = mkdtempSync(join(input.dataDir, scratchPrefix));
  try {
    writeFileSync(join(scratch, 'keys.json'), header.keyFile, { mode: 0o600, flush: true });
    const keyring = openKeyring(scratch, deps.wraps);
    if (!keyring.ok) return keyring;
    const database = keyring.value.open(backup.sealedDatabase);
    if (database === null) return refuse('backup.unreadable');
    writeFileSync(join(scratch, fileOf(header)), database, { flush: true });
    const floor = header.kind === 'desk' ? generationFloor(deps, header, scratch, input.lastCode) : ok(0);
    if (!floor.ok) return floor;
    const fits = await checkFolder(deps, { dataDir: input.dataDir, unpacked: scratch }, header);
    if (!fits.ok) return fits;
    // In new ledgers before it becomes the folder: a crash must not leave one that gives codes or numbers twice.
    const restored: Result<WentOn> =
      header.kind === 'desk' ? await goOn(deps, scratch, floor.value) : await goOnAtDistrict(deps, scratch);
    if (!restored.ok) return restored;
    const scans = await scansIn(deps, scratch, header);
    if (!scans.ok) return scans;
    const sealing = { crypto: deps.crypto, keyring: keyring.value };
    const from = backupShelf({ dir: input.scansDir, ...sealing }, header);
    // Named by their content: what lies in the folder already stays.
    const to = createFolderShelf({ dir: join(input.dataDir, attachmentsDir), ...sealing });
    const copied = await copyScans(from, to, scans.value);
    if (copied.isFull) return refuse('store.disk-full');
    moveIn(scratch, input.dataDir, fileOf(header));
    return ok({ ...restored.value, attachments: copied.copied, attachmentsMissing: copied.missing });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type WentOn = Omit<Restored, 'attachments' | 'attachmentsMissing'>;

/** The scans that the restored database knows of. */
async function scansIn(deps: Deps, dir: string, { kind }: BackupHeader): Promise<Result<readonly KeptScan[]>> {
  if (kind === 'district') {
    const district = await openDistrict(deps, dir);
    if (!district.ok) return district;
    await using open = district.value;
    return ok(await scansOfDistrict(open));
  }
  const desk = openDesk(deps, dir, () => undefined);
  if (!desk.ok) return desk;
  const scans = scansOfDesk(desk.value);
  desk.value.store.close();
  return ok(scans);
}

const scratchPrefix = 'restoring-';

/** What a crash in the middle of an earlier restore left behind. */
function dropHalves(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith(scratchPrefix)) rmSync(join(dataDir, name), { recursive: true, force: true });
}

function fileOf({ kind }: BackupHeader): string {
  return kind === 'desk' ? deskFile : districtFile;
}

/** The lowest generation that nothing printed can be of. The mark in the profile is trusted only while it is whole. */
function generationFloor(deps: Deps, header: BackupHeader, dir: string, lastCode: string | null): Result<number> {
  const store = openStore({ path: join(dir, deskFile), kind: 'desk', sha256Hex: deps.crypto.sha256Hex });
  if (!store.ok) return store;
  const known = store.value.read.highestGeneration(header.commune ?? '', header.desk ?? 0);
  store.value.close();
  const mark = header.rootLedger === null ? null : findGenerationMark(deps.profileDir, header.rootLedger);
  const printed = lastCode === null ? null : findCodeParts(lastCode);
  if (lastCode !== null && (printed === null || printed.agency !== header.commune || printed.desk !== header.desk)) {
    return refuse('restore.last-code-wrong', {}, { lastCode: 'restore.last-code-wrong' });
  }
  if ((mark === null || mark < known) && printed === null) return refuse('restore.last-code-needed');
  return ok(Math.max(known, mark ?? 0, printed?.generation ?? 0) + 1);
}

function moveIn(scratch: string, dataDir: string, file: string): void {
  // A district that lay on PostgreSQL goes on in the embedded file that its backup holds.
  const own = ['keys.json', databaseUrlFile];
  const present = readdirSync(dataDir).filter((name) => own.includes(name) || name.startsWith(file));
  if (present.length > 0) {
    const aside = mkdtempSync(join(dataDir, 'before-restore-'));
    for (const name of present) renameSync(join(dataDir, name), join(aside, name));
  }
  for (const name of readdirSync(scratch)) renameSync(join(scratch, name), join(dataDir, name));
}

async function goOn(deps: Deps, scratch: string, generation: number): Promise<Result<WentOn>> {
  const desk = openDesk(deps, scratch, () => undefined);
  if (!desk.ok) return desk;
  try {
    const forgotten = forgetScansOfForms(desk.value);
    if (!forgotten.ok) return forgotten;
    const ledger = await openSuccessor(desk.value, { cause: 'restored' }, generation);
    return ledger.ok ? ok({ kind: 'desk', generation, ledger: ledger.value }) : ledger;
  } finally {
    desk.value.store.close();
  }
}

/** What the district wrote after the backup lies at desks: it writes on in ledgers that follow (decision 0016). */
async function goOnAtDistrict(deps: Deps, scratch: string): Promise<Result<WentOn>> {
  const opened = await openDistrict(deps, scratch);
  if (!opened.ok) return opened;
  await using district = opened.value;
  const succeeded = await succeedAll(district);
  return succeeded.ok ? ok({ kind: 'district', generation: null, ledger: null }) : succeeded;
}
