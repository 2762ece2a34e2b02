import { mkdirSync } from 'node:fs';
import { errorMessage } from '../../../shared/errors/table.ts';
import type { Refusal } from '../../../shared/result.ts';
import type { Core } from '../../api/core.ts';
import { openDeskApp } from '../../app/desk-app.ts';
import type { LaunchDistrict } from '../../app/training/training.ts';
import { composeDeps } from '../compose/deps.ts';
import { lockFolder } from '../compose/folder-lock.ts';
import { createBareWrap, createPassphraseWrap } from '../compose/key-wraps.ts';
import type { ProgramFiles } from '../compose/program-files.ts';
import type { CoreParts } from './shell.ts';

export interface OpenCoreDeps {
  readonly files: ProgramFiles;
  readonly defaultDataDir: string;
  readonly launchDistrict: LaunchDistrict;
  readonly random: () => number;
}

/**
 * The desk's core with what Electron has to offer: safe storage before the bare key of training, its own printer.
 * Rejects with the sentence of the refusal: a start that fails is told in a box.
 */
export function createCoreOpener(options: OpenCoreDeps): (parts: CoreParts) => Promise<Core> {
  const { files, launchDistrict, random } = options;
  return async ({ dataDir: named, safeStorage, printer, findSystemProxy }) => {
    const dataDir = named ?? options.defaultDataDir;
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(dataDir);
    if (!lock.ok) throw refusalError(lock.refusal);
    const wraps = [...(safeStorage === null ? [] : [safeStorage]), createBareWrap()];
    const deps = composeDeps({ dataDir, files, wraps, printer, startAt: null, findSystemProxy });
    const app = await openDeskApp(deps, {
      dataDir,
      shell: 'electron',
      version: files.version,
      background: true,
      passphraseWrap: createPassphraseWrap,
      launchDistrict,
      random,
    });
    if (!app.ok) {
      await lock.value.release();
      throw refusalError(app.refusal);
    }
    const { core } = app.value;
    return {
      ...core,
      async close() {
        await core.close();
        await lock.value.release();
      },
    };
  };
}

function refusalError({ code, params }: Refusal): Error {
  return Object.assign(new Error(errorMessage(code, 'vi', params)), { code });
}
