import { constants, zstdCompressSync } from 'node:zlib';
import { Agent, request } from 'undici';
import { serveParent } from './child.ts';
import { createDocuments, type DossierDocument } from './content.ts';

/** Documents in memory that go up one a POST (`each`), or all in one by zstd (`all`): `rest-client.ts each|all`. */
const [mode = 'each'] = process.argv.slice(2);
const documents = createDocuments();
const dispatcher = new Agent();
let waiting: readonly DossierDocument[] = [];

async function post(url: string, body: Buffer, headers: Record<string, string>): Promise<void> {
  for (;;) {
    try {
      const { statusCode, body: answer } = await request(url, { dispatcher, method: 'POST', body, headers });
      await answer.dump();
      if (statusCode === 201) return;
    } catch {
      // The same again: the other end takes a document that it has for done.
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

await serveParent(
  {},
  {
    async add({ dossiers }) {
      waiting = [...waiting, ...documents.next(Number(dossiers))];
      return {};
    },
    async send({ url }) {
      const start = performance.now();
      const lines = waiting.map((document) => JSON.stringify(document));
      if (mode === 'each')
        for (const line of lines) await post(String(url), Buffer.from(line), { 'content-type': 'application/json' });
      else {
        const params = { [constants.ZSTD_c_compressionLevel]: 9 };
        const body = zstdCompressSync(Buffer.from(lines.join('\n')), { params });
        await post(String(url), body, { 'content-type': 'application/x-ndjson', 'content-encoding': 'zstd' });
      }
      waiting = [];
      return { ms: performance.now() - start };
    },
  },
);
await dispatcher.destroy();
process.exit(0);
