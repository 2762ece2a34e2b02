import { homedir } from 'node:os';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where the program keeps its own state, outside every data folder: XDG state, Library, or the local profile. */
export function profileDir(env: Env, platform: NodeJS.Platform): string {
  return join(
    base(env, platform, 'XDG_STATE_HOME', ['.local', 'state']),
    folderName(platform),
    ...inside(platform, 'state'),
  );
}

/** The data folder that is taken when none is named. */
export function defaultDataDir(env: Env, platform: NodeJS.Platform): string {
  return join(
    base(env, platform, 'XDG_DATA_HOME', ['.local', 'share']),
    folderName(platform),
    ...inside(platform, 'desk'),
  );
}

function base(env: Env, platform: NodeJS.Platform, xdgName: string, unixDefault: readonly string[]): string {
  const home = env.HOME ?? homedir();
  // The desk's data must not roam between machines with the user's profile.
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  const named = env[xdgName];
  return named?.startsWith('/') ? named : join(home, ...unixDefault);
}

function folderName(platform: NodeJS.Platform): string {
  return platform === 'win32' || platform === 'darwin' ? 'MotCuaDesk' : 'motcua-desk';
}

/** Where one folder serves for state and data, each gets its own below it. */
function inside(platform: NodeJS.Platform, part: 'state' | 'desk'): readonly string[] {
  if (platform === 'win32' || platform === 'darwin') return [part];
  return part === 'desk' ? ['desk'] : [];
}
