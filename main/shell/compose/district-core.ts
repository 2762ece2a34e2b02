import { type Result, refuse } from '../../../shared/result.ts';
import { isDistrictFolder } from '../../district/database.ts';
import { type DistrictApp, openDistrictApp } from '../../server/district-app.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { createPdfPrinter } from '../browser/pdf-printer.ts';
import { lockData } from './data-lock.ts';
import { composeDeps, wrapsFromEnvironment } from './deps.ts';
import type { ProgramFiles } from './program-files.ts';

export interface DistrictCoreOptions {
  readonly dataDir: string;
  readonly files: ProgramFiles;
  /** `--clock`, milliseconds UTC; null: the machine's clock. */
  readonly startAt: number | null;
}

export interface DistrictCore {
  readonly app: DistrictApp;
  /** Ends servers and work and lets go of the folder. */
  close(): Promise<void>;
}

/** Locks and opens a district folder; on PostgreSQL beside other processes. Refuses: shell.not-a-district, shell.folder-*, keys.*, store.*. */
export async function openDistrictCore({
  dataDir,
  files,
  startAt,
}: DistrictCoreOptions): Promise<Result<DistrictCore>> {
  if (!isDistrictFolder(dataDir)) return refuse('shell.not-a-district');
  const lock = await lockData(dataDir);
  if (!lock.ok) return lock;
  const browser = findBrowser();
  const printer = browser === null ? null : createPdfPrinter(browser);
  const deps = composeDeps({ dataDir, files, wraps: wrapsFromEnvironment(), printer, startAt });
  const app = await openDistrictApp(deps, { dataDir, version: files.version, rendererDir: files.rendererDir });
  if (!app.ok) {
    await lock.value.release();
    return app;
  }
  return {
    ok: true,
    value: {
      app: app.value,
      async close() {
        await app.value.close();
        await printer?.close();
        await lock.value.release();
      },
    },
  };
}
