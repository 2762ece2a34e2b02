import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

export interface ProgramFiles {
  /** Seed catalogue and calendar. */
  readonly catalogueDir: string;
  /** Faces that forms are printed with. */
  readonly fontsDir: string;
  /** The built renderer. */
  readonly rendererDir: string;
  readonly version: string;
}

const Manifest = z.object({ name: z.literal('motcua-desk'), version: z.string() });

/**
 * Finds what the program brings along, going up from `startDir` (the folder of the running script): a checkout has it
 * in `build/catalogue` and `out/renderer`, a package beside its archive. Throws where the installation is broken.
 */
export function findProgramFiles(startDir: string): ProgramFiles {
  return {
    catalogueDir: findUpwards(startDir, ['build/catalogue', 'catalogue'], 'procedures.json'),
    fontsDir: findUpwards(
      startDir,
      ['out/fonts', 'fonts', 'node_modules/@fontsource/tinos/files'],
      'tinos-latin-400-normal.woff2',
    ),
    rendererDir: rendererDir(startDir),
    version: version(startDir),
  };
}

/** In a checkout the renderer may not be built yet: its place is known all the same. */
function rendererDir(startDir: string): string {
  for (const folder of upwards(startDir)) {
    if (existsSync(join(folder, 'out/renderer/index.html'))) return join(folder, 'out/renderer');
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'out/renderer');
  }
  throw new Error(`no renderer above ${startDir}`);
}

function version(startDir: string): string {
  for (const folder of upwards(startDir)) {
    const path = join(folder, 'package.json');
    const manifest = existsSync(path) ? Manifest.safeParse(JSON.parse(readFileSync(path, 'utf8'))) : null;
    if (manifest?.success) return manifest.data.version;
  }
  throw new Error(`no package.json of this program above ${startDir}`);
}

function findUpwards(startDir: string, places: readonly string[], file: string): string {
  for (const folder of upwards(startDir)) {
    const place = places.find((candidate) => existsSync(join(folder, candidate, file)));
    if (place !== undefined) return join(folder, place);
  }
  throw new Error(`no ${file} above ${startDir}`);
}

function* upwards(startDir: string): Generator<string> {
  let folder = startDir;
  for (let level = 0; level < 8; level += 1) {
    yield folder;
    const parent = dirname(folder);
    if (parent === folder) return;
    folder = parent;
  }
}
