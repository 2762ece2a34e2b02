import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openDeskApp } from '../../../main/app/desk-app.ts';
import { createPassphraseWrap } from '../../../main/shell/compose/key-wraps.ts';
import { ok } from '../../../shared/result.ts';
import { must } from '../place.ts';
import { serveParent } from './child.ts';
import { createContent } from './content.ts';
import { lastDay, machineDeps } from './office.ts';

/** A desk whose dossiers are there already: `desk-child.ts MACHINE [live]`. */
const [machine = '', live] = process.argv.slice(2);
const app = must(
  await openDeskApp(machineDeps(machine, lastDay), {
    dataDir: join(machine, 'data'),
    shell: 'loopback',
    version: '0',
    background: live !== undefined,
    passphraseWrap: createPassphraseWrap,
    launchDistrict: () => Promise.reject(new Error('this desk is no training desk')),
    random: Math.random,
  }),
);
const desk = app.desk();
if (desk === null) throw new Error('the desk did not open');
const head = desk.store.read.ledgerHead(desk.ledger);
if (head === null) throw new Error('the desk has no ledger');
const content = createContent({
  ledgerSeed: desk.keys.seed,
  desk: desk.office.desk,
  after: head,
});

async function call(name: string, input: object): Promise<Readonly<Record<string, unknown>>> {
  const answer = await app.core.call({ call: name, id: randomUUID(), input });
  return answer.ok ? { ...(answer.result as object) } : { error: answer.error.code };
}

/** The sender in the background tries on by itself, with its own back-off, until the district holds everything. */
function everythingSent(): Promise<void> {
  return new Promise((resolve) => {
    const end = app.core.onChange(async () => {
      if ((await call('sync.status', {})).unsent !== 0) return;
      end();
      resolve();
    });
  });
}

async function sendInBackground(url: unknown): Promise<object> {
  const sent = everythingSent();
  await call('sync.setUrl', { url });
  await call('sync.now', {});
  await sent;
  return {};
}

await serveParent(
  { ledger: desk.ledger },
  {
    async add({ dossiers }) {
      const events = content.next(Number(dossiers));
      must(desk.store.write((tx) => ok(tx.appendEvents(desk.ledger, events))));
      return { events: events.length };
    },
    async send({ url }) {
      const start = performance.now();
      const answer = live === undefined ? await call('sync.now', { url }) : await sendInBackground(url);
      return { ...answer, ms: performance.now() - start };
    },
  },
);
await app.core.close();
