import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as electron from 'electron';
import { createFileLog } from '../compose/log.ts';
import { findProgramFiles } from '../compose/program-files.ts';
import { defaultDataDir, profileDir } from '../compose/user-folders.ts';
import { createDistrictLauncher } from './launch-district.ts';
import { createCoreOpener } from './open-core.ts';
import { readPolicy } from './policy.ts';
import { plainRuntime } from './runtime.ts';
import { createElectronShell } from './shell.ts';

/** Only an administrator writes here. Windows has its own safe storage always and no such file. */
const policyPath = '/etc/motcua-desk/policy.json';

const { env, platform } = process;
const { app } = electron;
const scriptDir = import.meta.dirname;
const files = findProgramFiles(scriptDir);
const profile = profileDir(env, platform);
const log = createFileLog(join(profile, 'log', 'electron.log'));
// Before anything reads it: the lock of the single instance lies there too.
app.setPath('userData', join(profile, 'electron'));

const runtime = plainRuntime({
  isPackaged: app.isPackaged,
  platform,
  resourcesPath: process.resourcesPath,
  scriptDir,
});
const shell = createElectronShell(electron, {
  // In a checkout the script's own path comes first; only `--data=` is read there.
  args: process.argv.slice(1),
  platform,
  rendererDir: files.rendererDir,
  preloadPath: join(scriptDir, 'preload.cjs'),
  iconPath: join(scriptDir, '..', '..', 'build', 'icons', 'png', '256x256.png'),
  allowPlainTextKeys: readPolicy(policyPath).plainTextKeys,
  newNonce: () => randomBytes(16).toString('base64'),
  log,
  openCore: createCoreOpener({
    files,
    defaultDataDir: defaultDataDir(env, platform),
    launchDistrict: createDistrictLauncher(runtime),
    random: Math.random,
  }),
});

// Not awaited: Electron becomes ready only after this file has run to its end.
shell.start().catch((err: unknown) => {
  log.fatal({ event: 'shell.start-failed', err }, 'the program did not start');
  app.exit(1);
});
