import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { portalFormat } from './portal-data.ts';

/** Files of an export by their path in the folder, with forward slashes and at most one folder deep. */
export type PortalFiles = ReadonlyMap<string, string>;

/**
 * Puts an export in its place: written beside it whole, then renamed, so that a web server that shows the folder never
 * shows half of one. Refuses: district.portal-folder-in-use for a folder with anything else in it, shell.file-unwritable.
 */
export function replacePortalFolder(folder: string, files: PortalFiles): Result<{ readonly folder: string }> {
  const place = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  if (existsSync(place) && !isOurs(place, files)) return refuse('district.portal-folder-in-use', { folder });
  let fresh: string | null = null;
  try {
    mkdirSync(dirname(place), { recursive: true });
    fresh = mkdtempSync(`${place}.part-`);
    writeAll(fresh, files);
    putInPlace(fresh, place);
    return ok({ folder: place });
  } catch (error) {
    if (fresh !== null) rmSync(fresh, { recursive: true, force: true });
    if (error instanceof Error && 'syscall' in error) return refuse('shell.file-unwritable', { file: folder });
    throw error;
  }
}

/** Empty, or an earlier export with nothing added: what is replaced is deleted, and that must never be foreign. */
function isOurs(place: string, files: PortalFiles): boolean {
  try {
    const names = readdirSync(place);
    if (names.length === 0) return true;
    const known = new Set([...files.keys()].map((path) => path.split('/')[0]));
    return names.every((name) => known.has(name)) && pagesOnly(place, files) && isExport(place);
  } catch {
    return false;
  }
}

/** A procedure may have left the catalogue since: any page in a folder of pages is an earlier page. */
function pagesOnly(place: string, files: PortalFiles): boolean {
  const folders = new Set([...files.keys()].flatMap((path) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])));
  return [...folders].every(
    (name) => !existsSync(join(place, name)) || readdirSync(join(place, name)).every((page) => page.endsWith('.html')),
  );
}

function isExport(place: string): boolean {
  const portal: unknown = JSON.parse(readFileSync(join(place, 'portal.json'), 'utf8'));
  return typeof portal === 'object' && portal !== null && 'format' in portal && portal.format === portalFormat;
}

function writeAll(folder: string, files: PortalFiles): void {
  // A web server runs as somebody else: what is published is for everybody to read.
  chmodSync(folder, 0o755);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flush: true });
  }
}

function putInPlace(fresh: string, place: string): void {
  if (!existsSync(place)) {
    renameSync(fresh, place);
    return;
  }
  const old = `${fresh}.old`;
  renameSync(place, old);
  try {
    renameSync(fresh, place);
  } catch (error) {
    renameSync(old, place);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
