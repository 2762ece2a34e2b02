// `npm run -s motcua -- ARGS`: installs and builds what is missing (words on stderr only), then becomes the program.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, projectNode, root } from './install.mjs';

ensureInstalled();
if (Number(process.versions.node.split('.')[0]) >= 24) {
  const { ensureBuilt } = await import('./staleness.ts');
  // The renderer too: `district serve` and a training desk's own district give out the workspace.
  await ensureBuilt(['main', 'renderer']);
  await import(pathToFileURL(join(root, 'out', 'main', 'cli.mjs')).href);
} else {
  const child = spawnSync(projectNode(), [import.meta.filename ?? process.argv[1], ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = child.status ?? 1;
}
