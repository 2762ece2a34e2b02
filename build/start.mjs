// `npm start -- ARGS`, after its pre-script: builds what is missing, then becomes the program.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { ensureBuilt } from './staleness.ts';

await ensureBuilt(['main', 'renderer']);
await import(pathToFileURL(join(root, 'out', 'main', 'start.mjs')).href);
