import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { openAppWindow } from '../browser/app-window.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { createPdfPrinter } from '../browser/pdf-printer.ts';
import { wrapsFromEnvironment } from '../compose/deps.ts';
import { type DeskCore, openDeskCore } from '../compose/desk-core.ts';
import type { ProgramFiles } from '../compose/program-files.ts';
import { launchDistrictProcess } from '../district-process.ts';
import { type Loopback, startLoopback } from './loopback.ts';

export interface RunLoopback {
  readonly dataDir: string;
  /** `--clock`; null: the machine's clock. */
  readonly startAt: number | null;
  readonly files: ProgramFiles;
  /** Opens an app window; null: the address is printed instead. */
  readonly browserPath: string | null;
  readonly say: (line: string) => void;
  readonly stopping: AbortSignal;
}

/** How long a browser may take to show its window before the address is printed instead. */
const windowWaitMs = 30_000;

/** The desk behind the loopback address until its last window is gone. Refuses what opening the folder refuses. */
export async function runLoopback(options: RunLoopback): Promise<Result<null>> {
  const { dataDir, startAt, files, stopping } = options;
  const printing = findBrowser();
  const printer = printing === null ? null : createPdfPrinter(printing);
  const opened = await openDeskCore({
    dataDir,
    files,
    wraps: wrapsFromEnvironment(),
    printer,
    startAt,
    background: true,
    launchDistrict: ({ clock }) => launchDistrictProcess(clock, startAt !== null),
  });
  if (!opened.ok) return opened;
  try {
    if (startAt !== null && opened.value.app.desk()?.office.training !== true) {
      return refuse('shell.usage', { detail: '--clock chỉ dùng cho thư mục tập huấn' });
    }
    await serve(options, opened.value, stopping);
    return ok(null);
  } finally {
    await opened.value.close();
    await printer?.close();
  }
}

async function serve({ files, ...options }: RunLoopback, core: DeskCore, stopping: AbortSignal): Promise<void> {
  const ended = Promise.withResolvers<void>();
  stopping.addEventListener('abort', () => ended.resolve(), { once: true });
  const loopback = await startLoopback({
    core: core.app.core,
    rendererDir: files.rendererDir,
    clock: core.deps.clock,
    onLastWindowGone: ended.resolve,
  });
  const clear = openWindow(options, core, loopback);
  if (stopping.aborted) ended.resolve();
  await ended.promise;
  clear();
  await loopback.close();
}

/** Returns what clears up after the window: its timer and its start page. */
function openWindow({ browserPath, say }: Omit<RunLoopback, 'files'>, core: DeskCore, loopback: Loopback): () => void {
  const printAddress = () =>
    say(`Một Cửa Desk: hãy mở địa chỉ này, dùng một lần (open this address, it works once): ${loopback.newStartUrl()}`);
  if (browserPath === null) {
    printAddress();
    return () => {};
  }
  say('Một Cửa Desk: mở trong cửa sổ trình duyệt thay cho Electron (a browser window instead of Electron).');
  const profileDir = join(core.deps.profileDir, 'loopback');
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const removeStartPage = openAppWindow({ browserPath, profileDir, startUrl: loopback.newStartUrl() });
  const timer = setTimeout(() => {
    if (loopback.windows() === 0) printAddress();
  }, windowWaitMs);
  return () => {
    clearTimeout(timer);
    removeStartPage();
  };
}
