import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { serveParent } from './child.ts';
import type { DossierDocument } from './content.ts';

/**
 * The least that could be called a district: a table with three indexes. One document a POST, or all of them in one by
 * zstd; each request is one durable transaction. `rest-server.ts DIR`.
 */
const [dir = ''] = process.argv.slice(2);
mkdirSync(dir, { recursive: true });
const db = new Sqlite(join(dir, 'rest.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`CREATE TABLE dossier (id TEXT PRIMARY KEY, at INTEGER NOT NULL, name TEXT NOT NULL, due INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE INDEX dossier_at ON dossier (at);
  CREATE INDEX dossier_name ON dossier (name);
  CREATE INDEX dossier_due ON dossier (due)`);
const insert = db.prepare('INSERT INTO dossier VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
const insertAll = db.transaction((documents: readonly DossierDocument[]) => {
  for (const document of documents) {
    const { at, dueAt, applicant } = document.events[0] as {
      at: number;
      dueAt: number;
      applicant: { fullName: string };
    };
    insert.run(document._id, at, applicant.fullName, dueAt, JSON.stringify(document));
  }
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const server = createServer(async (request, response) => {
  try {
    const body = await bodyOf(request);
    const text = String(request.headers['content-encoding'] === 'zstd' ? zstdDecompressSync(body) : body);
    insertAll(text.split('\n').map((line): DossierDocument => JSON.parse(line)));
    response.writeHead(201, { 'content-length': 0 }).end();
  } catch {
    // The connection died in the middle.
    response.destroy();
  }
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');
await serveParent({ url: `http://127.0.0.1:${address.port}` }, {});
process.exit(0);
