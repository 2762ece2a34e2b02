import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron's own wire as it is shipped, one sign a fuse in the order of @electron/fuses: 1 on, 0 off. */
const shippedFuses = '101100011';

/** Where Electron keeps its fuses in the program: a mark, the wire's version, its length, the fuses. */
function fuseWire(): Buffer {
  return Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, shippedFuses.length]), Buffer.from(shippedFuses)]);
}

/**
 * A folder that looks like an unpacked Electron of `version`, for electron-builder to pack without the binary: the two
 * programs do nothing, but carry what is written into them (fuses; on Windows version, icon and archive hash).
 */
export function makeStandInDist(version: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-electron-'));
  mkdirSync(join(dir, 'resources'));
  mkdirSync(join(dir, 'locales'));
  for (const language of ['vi', 'en-US', 'fr']) writeFileSync(join(dir, 'locales', `${language}.pak`), '');
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(dir, name), 'stand-in');
  writeFileSync(join(dir, 'version'), version);
  writeFileSync(join(dir, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), fuseWire()]));
  chmodSync(join(dir, 'electron'), 0o755);
  writeFileSync(join(dir, 'electron.exe'), Buffer.concat([emptyWindowsProgram(version), fuseWire()]));
  return dir;
}

interface ResEdit {
  readonly NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): { generate(): ArrayBuffer } };
  readonly NtExecutableResource: {
    from(exe: object): { readonly entries: unknown[]; outputResource(exe: object): void };
  };
  readonly Resource: {
    readonly VersionInfo: {
      createEmpty(): {
        lang: number;
        setFileVersion(version: string): void;
        setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
        outputToResourceEntries(entries: unknown[]): void;
      };
    };
  };
}

/** The smallest Windows program with a version resource, made by the library that electron-builder edits it with. */
function emptyWindowsProgram(version: string): Buffer {
  const builder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
  const { NtExecutable, NtExecutableResource, Resource }: ResEdit = builder('resedit');
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const info = Resource.VersionInfo.createEmpty();
  info.lang = 1033;
  info.setFileVersion(`${version}.0`);
  info.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron', FileDescription: 'Electron' });
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
