import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Path of Electron's program in a checkout, null where its binary was not fetched. Its package says so in `path.txt`
 * and `dist`; requiring the package itself would begin a download.
 */
export function findElectron(checkout: string): string | null {
  const home = join(checkout, 'node_modules', 'electron');
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(home, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}
