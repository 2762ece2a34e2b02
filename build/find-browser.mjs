// Plain JavaScript without packages: used before anything is installed. The list itself is the shell's own.
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './install.mjs';

const known = JSON.parse(readFileSync(join(root, 'main/shell/browser/known-browsers.json'), 'utf8'));

/** Path of a Chromium, Chrome or Edge on this machine, or of the one that Playwright fetched; null where there is none. */
export function findBrowser(env = process.env) {
  if (env.MOTCUA_BROWSER) return isProgram(env.MOTCUA_BROWSER) ? env.MOTCUA_BROWSER : null;
  const byName = (env.PATH ?? '').split(delimiter).flatMap((folder) => known.names.map((name) => join(folder, name)));
  const byPlace = (known.places[process.platform] ?? []).map((place) =>
    place.replace(/%([^%]+)%/g, (_, name) => env[name] ?? ''),
  );
  return [...byName, ...byPlace, ...fromPlaywright(env)].find(isProgram) ?? null;
}

function fromPlaywright(env) {
  const caches = [env.PLAYWRIGHT_BROWSERS_PATH, ...known.playwrightCaches.map((path) => join(homedir(), path))];
  return caches
    .filter((cache) => cache && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => name.startsWith('chromium-'))
        .flatMap((name) => known.playwrightPrograms.map((program) => join(cache, name, program))),
    );
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
