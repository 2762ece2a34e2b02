import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeLetters } from '../../../main/roads/mail/letters.ts';
import { sealedContentType } from '../../../main/sync/line.ts';
import { newMailbox, newPost, type TestMailbox } from '../../fixtures/mail/servers.ts';
import { commune, type Office, type TestDesk } from '../../fixtures/office.ts';
import { openProxy } from '../../fixtures/tcp-proxy.ts';

export interface Carried {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A road between one desk and its district, as both use it. */
export interface Carrier {
  /** What is unsent goes up, is answered, and the answer is taken in. Rejects where the road is lost. */
  exchange(): Promise<void>;
  /** Files reach the district by this road in this order, whoever brings them; answers are left where they end. */
  bring(files: readonly Carried[]): Promise<void>;
  /** The line is cut, the stick pulled out, the mail server away. */
  lose(): Promise<void>;
  mend(): Promise<void>;
}

type OpenCarrier = (office: Office, desk: TestDesk) => Promise<Carrier>;

const network: OpenCarrier = async (office, desk) => {
  const url = await office.url();
  const line = await openProxy(url);
  await desk.ask('sync.now', { url: line.url });
  return {
    async exchange() {
      await desk.ask('sync.now', { url: line.url });
    },
    async bring(files) {
      for (const { bytes } of files)
        await fetch(new URL('/sync/v1/batches', url), {
          method: 'POST',
          body: Buffer.from(bytes),
          headers: { 'content-type': sealedContentType },
        });
    },
    // In the middle of the batch: what the district took of it is nobody's word.
    async lose() {
      // The connection that was kept goes first: its bytes would count.
      line.set({ cut: true });
      line.set({ killAfterUp: 300 });
    },
    async mend() {
      line.set({});
    },
  };
};

/** A person saves a file here and opens it there. */
const file: OpenCarrier = async (office, desk) => {
  let isLost = false;
  const wire = ({ name, bytes }: Carried) => ({ name, base64: Buffer.from(bytes).toString('base64') });
  return {
    async exchange() {
      const sealed = await desk.ask('sync.seal', {});
      if (isLost) throw new Error('the stick was lost on the way');
      const answers = await office.ask('batch.import', { files: [{ name: sealed.name, base64: sealed.base64 }] });
      const files = answers.flatMap(({ acknowledgement }) => (acknowledgement === null ? [] : [acknowledgement]));
      await desk.ask('sync.apply', { files });
    },
    async bring(files) {
      for (const each of files) await office.ask('batch.import', { files: [wire(each)] });
    },
    async lose() {
      isLost = true;
    },
    async mend() {
      isLost = false;
    },
  };
};

const folder: OpenCarrier = async (office, desk) => {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-stick-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  await desk.ask('folder.set', { folder: dir });
  await office.ask('folder.set', { folder: dir });
  return {
    async exchange() {
      await desk.ask('folder.exchange', {});
      await office.ask('folder.exchange', {});
      await desk.ask('folder.exchange', {});
    },
    async bring(files) {
      for (const [place, { bytes }] of files.entries()) {
        writeFileSync(join(dir, 'gui-len', `goi-${commune}-q2-${place}.mcd`), bytes);
        // What does not read as whole is looked at twice: somebody may still be copying it.
        for (const _ of [1, 2]) await office.ask('folder.exchange', {});
      }
    },
    async lose() {
      renameSync(dir, `${dir}-away`);
    },
    async mend() {
      renameSync(`${dir}-away`, dir);
    },
  };
};

const mail: OpenCarrier = async (office, desk) => {
  const [up, down] = [await newMailbox('tinh@donvi.example'), await newMailbox('xa-thu@donvi.example')];
  const post = await newPost([up, down]);
  const settings = ({ imap, address, password }: TestMailbox, smtp: string) => {
    const folders = { folder: '', doneFolder: '', everyMinutes: 10, limitMb: 5 };
    return { imap, smtp, address, user: '', password, ...folders };
  };
  await office.ask('mailbox.set', settings(up, post.smtp));
  await desk.ask('mailbox.set', settings(down, ''));
  const sender = { server: post.smtp, from: down.address, password: down.password };
  return {
    async exchange() {
      await desk.ask('mail.send', { to: up.address, limitMb: 5, ...sender });
      await office.ask('mailbox.read', {});
      await desk.ask('mailbox.read', {});
    },
    async bring(files) {
      const facts = { from: down.address, to: up.address, subject: 'Gói', text: 'x', limitBytes: 34_000, at: 0 };
      for (const each of files) {
        // In several letters, the last of them first and one of them twice.
        const letters = await makeLetters(desk.deps.crypto, each, facts);
        for (const { bytes } of [...letters, ...letters.slice(-1)].reverse()) up.deliver(bytes);
      }
      await office.ask('mailbox.read', {});
    },
    async lose() {
      post.refuse(true);
      up.cut();
    },
    async mend() {
      post.refuse(false);
    },
  };
};

/** Every road that a batch can take; a new one is added here and runs the same suite. */
export const roads = { network, file, folder, mail } as const satisfies Record<string, OpenCarrier>;
