import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openDeskApp } from '../../../main/app/desk-app.ts';
import { createPassphraseWrap } from '../../../main/shell/compose/key-wraps.ts';
import { sealOwnRange } from '../../../main/sync/outgoing.ts';
import { ok } from '../../../shared/result.ts';
import { must } from '../place.ts';
import { createContent } from './content.ts';
import { lastDay, machineDeps } from './office.ts';

/** A desk of the program whose dossiers are generated and whose sending is the real one. */
export interface BenchDesk extends AsyncDisposable {
  add(dossiers: number): void;
  /** One round to `url`; throws what it was refused for. */
  round(url: string): Promise<void>;
  /** Lets the sender in the background try, with its own back-off, until the district holds everything. */
  sendInBackground(url: string): Promise<void>;
  /** Seals everything that is unsent; what is unsent stays unsent. Bytes of the sealed file. */
  seal(): Promise<number>;
  dossiers(): Promise<number>;
  /** Of the newest dossier. */
  lastCode(): string;
  /** Takes everything for held, as if the district had said so. */
  takeForHeld(): void;
}

/** `live`: with its sender in the background. `seed`: other desks have other dossiers. */
export async function openBenchDesk(machine: string, { live = false, seed = 0 } = {}): Promise<BenchDesk> {
  const app = must(
    await openDeskApp(machineDeps(machine, lastDay), {
      dataDir: join(machine, 'data'),
      shell: 'loopback',
      version: '0',
      background: live,
      passphraseWrap: createPassphraseWrap,
      launchDistrict: () => Promise.reject(new Error('this desk is no training desk')),
      random: Math.random,
    }),
  );
  const desk = app.desk();
  const head = desk?.store.read.ledgerHead(desk.ledger) ?? null;
  if (desk === null || head === null) throw new Error('the desk did not open');
  const content = createContent({
    ledgerSeed: desk.keys.seed,
    commune: desk.office.commune.code,
    desk: desk.office.desk,
    seed,
    rules: desk.store.read.rulesRecords(),
    after: head,
  });

  async function call(name: string, input: object): Promise<Readonly<Record<string, unknown>>> {
    const answer = await app.core.call({ call: name, id: randomUUID(), input });
    return answer.ok ? { ...(answer.result as object) } : { error: answer.error.code };
  }

  function everythingSent(): Promise<void> {
    return new Promise((resolve) => {
      const end = app.core.onChange(async () => {
        if ((await call('sync.status', {})).unsent !== 0) return;
        end();
        resolve();
      });
    });
  }

  return {
    add(dossiers) {
      const events = content.next(dossiers);
      must(desk.store.write((tx) => ok(tx.appendEvents(desk.ledger, events))));
    },
    async round(url) {
      const { error } = await call('sync.now', { url });
      if (error !== undefined) throw new Error(`the round was refused: ${String(error)}`);
    },
    async sendInBackground(url) {
      const sent = everythingSent();
      await call('sync.setUrl', { url });
      await call('sync.now', {});
      await sent;
    },
    async seal() {
      const { read } = desk.store;
      const record = read.findLedger(desk.ledger);
      const heldSeq = read.holdBelief().holds[desk.ledger]?.seq ?? 0;
      // Not by what numbers sealed files: a desk that has sealed what nobody answered greets before it sends.
      if (record === null || heldSeq === record.lastSeq) return 0;
      return (await sealOwnRange(desk, record, heldSeq + 1, record.lastSeq)).bytes.length;
    },
    async dossiers() {
      return Number((await call('desk.status', {})).dossiers);
    },
    lastCode() {
      const [newest] = desk.store.read.listDossiers({ limit: 1 }).rows;
      return newest?.state.code ?? '';
    },
    takeForHeld() {
      const { seq, hash } = desk.store.read.ledgerHead(desk.ledger) ?? head;
      const { answeredNo } = desk.store.read.holdBelief();
      must(desk.store.write((tx) => ok(tx.setHoldBelief({ answeredNo, holds: { [desk.ledger]: { seq, hash } } }))));
    },
    [Symbol.asyncDispose]: () => app.core.close(),
  };
}
