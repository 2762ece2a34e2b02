import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serveParent } from './child.ts';
import { loadPouch, servePouch } from './peers.ts';

/** express-pouchdb over LevelDB: `pouch-server.ts DIR`. */
const [dir = ''] = process.argv.slice(2);
mkdirSync(join(dir, 'data'), { recursive: true });
// It writes a configuration beside itself.
process.chdir(dir);
const server = servePouch(loadPouch().defaults({ prefix: join(dir, 'data/') }), join(dir, 'pouch.log')).listen(
  0,
  '127.0.0.1',
);
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');
await serveParent({ url: `http://127.0.0.1:${address.port}` }, {});
process.exit(0);
