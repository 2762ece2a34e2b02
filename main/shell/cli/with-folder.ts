import { resolve } from 'node:path';
import type { DistrictStore } from '../../../db/district/types.ts';
import type { Store } from '../../../db/store.ts';
import type { Result } from '../../../shared/result.ts';
import { type KeptScan, scansOfDesk, scansOfDistrict } from '../../attachments/kept-scans.ts';
import type { AttachmentShelf } from '../../attachments/shelf.ts';
import { isDeskFolder, openDesk } from '../../desk/open.ts';
import { isDistrictFolder } from '../../district/database.ts';
import { openDistrict } from '../../district/open.ts';
import type { Keyring } from '../../keyring/keyring.ts';
import type { Deps } from '../../ports.ts';
import { lockData } from '../compose/data-lock.ts';
import { composeDeps, wrapsFromEnvironment } from '../compose/deps.ts';
import { type Args, type CliContext, UsageError } from './command.ts';
import type { ExitCode } from './exit-code.ts';

/** An open data folder of either kind, with what a backup says about it in the clear. */
export interface OpenedFolder {
  readonly kind: 'desk' | 'district';
  readonly dataDir: string;
  readonly store: Pick<Store | DistrictStore, 'verify' | 'backupTo' | 'close'>;
  readonly keyring: Keyring;
  readonly shelf: AttachmentShelf;
  /** The scans that it knows of. */
  readonly scans: () => Promise<readonly KeptScan[]>;
  readonly deps: Deps;
  readonly training: boolean;
  readonly commune: string | null;
  readonly deskNumber: number | null;
  readonly rootLedger: string | null;
}

/** Locks and opens the folder of `--data`, whichever kind it is of, and closes it whatever happens. */
export async function withFolder(
  context: CliContext,
  args: Args,
  use: (folder: OpenedFolder) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { output, files, startAt } = context;
  const dataDir = resolve(args.needed('data'));
  if (!isDeskFolder(dataDir) && !isDistrictFolder(dataDir)) return output.refusal({ code: 'shell.not-a-data-folder' });
  const lock = await lockData(dataDir);
  if (!lock.ok) return output.refusal(lock.refusal);
  try {
    const deps = composeDeps({ dataDir, files, wraps: wrapsFromEnvironment(), printer: null, startAt });
    const opened = isDeskFolder(dataDir) ? openAsDesk(deps, dataDir) : await openAsDistrict(deps, dataDir);
    if (!opened.ok) return output.refusal(opened.refusal);
    try {
      if (startAt !== null && !opened.value.training) throw new UsageError('--clock chỉ dùng cho thư mục tập huấn');
      return await use(opened.value);
    } finally {
      await opened.value.store.close();
    }
  } finally {
    await lock.value.release();
  }
}

function openAsDesk(deps: Deps, dataDir: string): Result<OpenedFolder> {
  const desk = openDesk(deps, dataDir, () => undefined);
  if (!desk.ok) return desk;
  const { store, keyring, office, shelf } = desk.value;
  return {
    ok: true,
    value: {
      kind: 'desk',
      dataDir,
      store,
      keyring,
      shelf,
      scans: async () => scansOfDesk(desk.value),
      deps,
      training: office.training,
      commune: office.commune.code,
      deskNumber: office.desk,
      rootLedger: office.rootLedger,
    },
  };
}

async function openAsDistrict(deps: Deps, dataDir: string): Promise<Result<OpenedFolder>> {
  const district = await openDistrict(deps, dataDir);
  if (!district.ok) return district;
  const { store, keyring, facts, shelf } = district.value;
  const scans = () => scansOfDistrict(district.value);
  const nowhere = { commune: null, deskNumber: null, rootLedger: null };
  return {
    ok: true,
    value: { kind: 'district', dataDir, store, keyring, shelf, scans, deps, training: facts.training, ...nowhere },
  };
}
