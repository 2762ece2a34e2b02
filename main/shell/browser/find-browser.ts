import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import known from './known-browsers.json' with { type: 'json' };

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Path of an installed Chromium, Chrome or Edge, or of one that Playwright fetched; null where there is none.
 * MOTCUA_BROWSER names one and is the only one asked then.
 */
export function findBrowser(env: Env = process.env, platform: NodeJS.Platform = process.platform): string | null {
  if (env.MOTCUA_BROWSER) return isProgram(env.MOTCUA_BROWSER) ? env.MOTCUA_BROWSER : null;
  return [...onPath(env), ...atUsualPlaces(env, platform), ...fromPlaywright(env)].find(isProgram) ?? null;
}

function onPath(env: Env): readonly string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => known.names.map((name) => join(folder, name)));
}

function atUsualPlaces(env: Env, platform: NodeJS.Platform): readonly string[] {
  const places: Readonly<Record<string, readonly string[]>> = known.places;
  return (places[platform] ?? []).map((place) => place.replace(/%([^%]+)%/g, (_, name: string) => env[name] ?? ''));
}

function fromPlaywright(env: Env): readonly string[] {
  const home = env.HOME ?? homedir();
  const caches = [env.PLAYWRIGHT_BROWSERS_PATH ?? '', ...known.playwrightCaches.map((path) => join(home, path))];
  return caches
    .filter((cache) => cache !== '' && existsSync(cache))
    .flatMap((cache) => readdirSync(cache).map((name) => join(cache, name)))
    .filter((folder) => /[\\/]chromium-\d+$/.test(folder))
    .flatMap((folder) => known.playwrightPrograms.map((program) => join(folder, program)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
