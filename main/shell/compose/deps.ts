import { join } from 'node:path';
import { createNodeCrypto } from '../../crypto/node-crypto.ts';
import type { Deps, KeyWrap, Printer } from '../../ports.ts';
import { createSystemClock, createTickingClock } from './clock.ts';
import { createIds } from './ids.ts';
import { createBareWrap, createPassphraseWrap } from './key-wraps.ts';
import { createFileLog } from './log.ts';
import type { ProgramFiles } from './program-files.ts';
import { findSystemProxy, hasProxyScript } from './system-proxy.ts';
import { profileDir } from './user-folders.ts';

export interface ComposeOptions {
  /** The folder of one desk or district; its log lies in it. */
  readonly dataDir: string;
  readonly files: ProgramFiles;
  readonly wraps: readonly KeyWrap[];
  readonly printer: Printer | null;
  /** `--clock`: milliseconds UTC at which this process's clock starts; null: the machine's clock. */
  readonly startAt: number | null;
  /** Left out: what the environment or Windows' settings say. */
  readonly findSystemProxy?: Deps['findSystemProxy'];
}

/** The composition root: everything below the shells gets its clock, ids, keys, log and printer from here. */
export function composeDeps({ dataDir, files, wraps, printer, startAt, ...options }: ComposeOptions): Deps {
  return {
    clock: startAt === null ? createSystemClock() : createTickingClock(startAt),
    ids: createIds(),
    crypto: createNodeCrypto(),
    log: createFileLog(join(dataDir, 'log', 'motcua.log')),
    profileDir: profileDir(process.env, process.platform),
    wraps,
    catalogueDir: files.catalogueDir,
    fontsDir: files.fontsDir,
    printer,
    findSystemProxy: options.findSystemProxy ?? ((url) => findSystemProxy(url, process.env, process.platform)),
    // Who brings a finder of its own (Electron) runs scripts, too.
    lacksProxyScript: async () => options.findSystemProxy === undefined && (await hasProxyScript(process.platform)),
  };
}

/** What the command line and the loopback shell can wrap keys with: MOTCUA_PASSPHRASE where it is set, else bare. */
export function wrapsFromEnvironment(): readonly KeyWrap[] {
  const passphrase = process.env.MOTCUA_PASSPHRASE;
  return passphrase ? [createPassphraseWrap(passphrase), createBareWrap()] : [createBareWrap()];
}
