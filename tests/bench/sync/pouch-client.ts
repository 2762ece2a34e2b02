import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serveParent } from './child.ts';
import { createDocuments } from './content.ts';
import { loadPouch } from './peers.ts';

/** PouchDB over LevelDB whose documents are there already: `pouch-client.ts DIR BATCH`. */
const [dir = '', batch = '100'] = process.argv.slice(2);
mkdirSync(dir, { recursive: true });
const PouchDB = loadPouch();
const local = new PouchDB(join(dir, 'local'));
const documents = createDocuments();

await serveParent(
  {},
  {
    async add({ dossiers }) {
      await local.bulkDocs(documents.next(Number(dossiers)));
      return {};
    },
    /** Until it says that all is over there; a drop is met by beginning anew, which goes on at its checkpoint. */
    async send({ url }) {
      const start = performance.now();
      for (;;) {
        const remote = new PouchDB(`${String(url)}/desk`);
        try {
          await local.replicate.to(remote, { batch_size: Number(batch) });
          return { ms: performance.now() - start };
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      }
    },
  },
);
process.exit(0);
