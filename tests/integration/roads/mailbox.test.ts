import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { makeLetters } from '../../../main/roads/mail/letters.ts';
import { makeParts } from '../../../shared/batch/part.ts';
import type { CallInput, CallName } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { newMailbox, newPost, type TestMailbox, type TestPost } from '../../fixtures/mail/servers.ts';
import { applicant, commune, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';

const settingsOf = ({ address, password, imap }: TestMailbox, post: TestPost | null) => ({
  imap,
  smtp: post?.smtp ?? '',
  address,
  user: '',
  folder: '',
  doneFolder: '',
  everyMinutes: 10,
  limitMb: 5,
  password,
});

/** A district and a desk, each with a mailbox of its own on one post. */
async function mailing(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const [up, down] = [await newMailbox('tinh@donvi.example'), await newMailbox('xa-thu@donvi.example')];
  const post = await newPost([up, down]);
  return { office, desk, up, down, post };
}

const receive = (desk: TestDesk) => desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });

const send = (desk: TestDesk, up: TestMailbox, down: TestMailbox, post: TestPost) =>
  desk.ask('mail.send', { to: up.address, limitMb: 5, server: post.smtp, from: down.address, password: down.password });

async function refusalOf<C extends CallName>(office: Office, call: C, input: CallInput<C>): Promise<WireError> {
  const answer = await office.app.core.call({ call, id: randomUUID(), input });
  if (answer.ok) throw new Error(`${call} was not refused`);
  return answer.error;
}

describe.each(stores)('a mailbox that is read, on $store', ({ database }) => {
  it('brings the batch up and the answer down by itself, and leaves other letters alone', async () => {
    const { office, desk, up, down, post } = await mailing(database);
    up.deliver(Buffer.from('From: ai@do.example\r\nSubject: Moi hop\r\n\r\nKính gửi'));
    await receive(desk);
    await send(desk, up, down, post);
    expect(await office.ask('mailbox.set', settingsOf(up, post))).toMatchObject({
      state: 'ready',
      taken: 1,
      problem: null,
    });
    expect(post.brought.map(({ to }) => to)).toEqual([up.address, down.address]);
    expect(await desk.ask('mailbox.set', settingsOf(down, null))).toMatchObject({ state: 'ready', taken: 1 });
    expect(await desk.ask('sync.status', {})).toMatchObject({
      unsent: 0,
      lastAcknowledgement: { state: 'accepted', road: 'mail' },
    });
    expect(up.lying()).toEqual([
      { subject: 'Moi hop', isSeen: false },
      { subject: expect.any(String), isSeen: true },
    ]);
    expect((await office.ask('batch.list', {})).rows).toMatchObject([{ road: 'mail', state: 'accepted', commune }]);
  });

  it('moves what it took in, tells of it at once while it is listened to, and takes no letter twice', async () => {
    const { office, desk, up, down, post } = await mailing(database);
    await office.url();
    const set = { ...settingsOf(up, post), doneFolder: 'Da nhan' };
    expect(await office.ask('mailbox.set', set)).toMatchObject({ state: 'ready', taken: 0 });
    await receive(desk);
    await send(desk, up, down, post);
    // Nobody asks and the next look of its own is ten minutes away: the server tells.
    await vi.waitFor(() => expect(post.brought).toHaveLength(2), { timeout: 20_000, interval: 50 });
    await office.ask('mailbox.read', {});
    expect([up.lying(), up.lying('Da nhan')]).toEqual([[], [{ subject: expect.any(String), isSeen: true }]]);
    expect((await office.ask('batch.list', {})).total).toBe(1);
    // Into the folder that is read, nothing is moved: it would come again without end.
    await office.ask('mailbox.set', { ...set, doneFolder: 'inbox' });
    up.deliver(post.brought[0]?.letter ?? Buffer.alloc(0));
    await office.ask('mailbox.read', {});
    expect(up.lying()).toHaveLength(1);
    // The folder is made anew at the server: the same letter under the same number is another letter.
    up.deliver(post.brought[0]?.letter ?? Buffer.alloc(0));
    up.renew();
    await office.ask('mailbox.read', {});
    expect((await office.ask('batch.list', {})).rows.map(({ state }) => state)).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'accepted',
    ]);
  });

  it('answers no sender that only claims to be a desk, and no other address than the one written down', async () => {
    const { office, desk, up, down, post } = await mailing(database);
    const liar = await newMailbox('la@do.example');
    const known = await newPost([up, down, liar]);
    const letterOf = async (name: string, bytes: Uint8Array, from: string) => {
      const facts = { from, to: up.address, subject: 'Gói', text: 'x', limitBytes: 5_000_000, at: 0 };
      return (await makeLetters(desk.deps.crypto, { name, bytes }, facts))[0]?.bytes ?? Buffer.alloc(0);
    };
    await receive(desk);
    const sealed = await desk.ask('sync.seal', {});
    const whole = Buffer.from(sealed.base64, 'base64');
    const spoiled = Buffer.concat([whole.subarray(0, -1), Buffer.of((whole.at(-1) ?? 0) ^ 1)]);
    up.deliver(await letterOf('goi.mcd', spoiled, liar.address));
    await office.ask('mailbox.set', settingsOf(up, known));
    expect((await office.ask('batch.list', {})).rows).toMatchObject([{ state: 'refused', road: 'mail' }]);
    expect(known.brought).toEqual([]);
    await office.ask('desk.setAddress', { commune, desk: 2, address: down.address });
    expect(await office.ask('desk.list', {})).toMatchObject([{ address: down.address }]);
    up.deliver(await letterOf('goi.mcd', whole, liar.address));
    await office.ask('mailbox.read', {});
    expect(known.brought.map(({ to }) => to)).toEqual([down.address]);
    await office.ask('desk.setAddress', { commune, desk: 2, address: '' });
    up.deliver(await letterOf('goi.mcd', whole, down.address));
    await office.ask('mailbox.read', {});
    expect(known.brought.map(({ to }) => to)).toEqual([down.address, down.address]);
    expect(post.brought).toEqual([]);
  });

  it('waits for the letters of a batch in any order and over a restart, tells which, and lets them go in view', async () => {
    const { office, desk, up, down, post } = await mailing(database);
    await office.ask('mailbox.set', settingsOf(up, post));
    await receive(desk);
    const { name, base64 } = await desk.ask('sync.seal', {});
    const facts = { from: down.address, to: up.address, subject: 'Gói', text: 'x', limitBytes: 34_000, at: 0 };
    const letters = await makeLetters(desk.deps.crypto, { name, bytes: Buffer.from(base64, 'base64') }, facts);
    expect(letters.length).toBeGreaterThan(2);
    const [first, second, ...others] = letters;
    if (!first || !second) throw new Error('too few letters');
    for (const { bytes } of [...others, first, first]) up.deliver(bytes);
    const waiting = await office.ask('mailbox.read', {});
    expect(waiting).toMatchObject({
      state: 'ready',
      notes: [],
      waiting: [{ sender: down.address, count: letters.length, missing: '2' }],
    });
    await office.app.close();
    const again = await office.reopen();
    expect(await again.ask('mailbox.status', {})).toMatchObject({ waiting: waiting.waiting });
    up.deliver(second.bytes);
    expect(await again.ask('mailbox.read', {})).toMatchObject({ waiting: [], notes: [] });
    expect((await again.ask('batch.list', {})).rows).toMatchObject([{ state: 'accepted', road: 'mail' }]);
    // Later, a batch of which the second letter never comes.
    await receive(desk);
    const later = await desk.ask('sync.seal', {});
    const bytes = Buffer.from(later.base64, 'base64');
    const [only] = await makeLetters(desk.deps.crypto, { name: later.name, bytes }, facts);
    up.deliver(only?.bytes ?? Buffer.alloc(0));
    await again.ask('mailbox.read', {});
    office.clock.tick(31 * 24 * 3_600_000);
    const { notes, waiting: none } = await again.ask('mailbox.read', {});
    expect([none, notes]).toMatchObject([[], [{ sender: down.address, code: 'mail.parts-expired' }]]);
    expect(await again.ask('mailbox.seen', { id: notes[0]?.id ?? '' })).toMatchObject({ notes: [] });
  });

  it('notes a letter with a spoiled part or no readable file, and goes on with the next', async () => {
    const { office, desk, up, down, post } = await mailing(database);
    await office.ask('mailbox.set', settingsOf(up, post));
    await receive(desk);
    const { name, base64 } = await desk.ask('sync.seal', {});
    const facts = { from: down.address, to: up.address, subject: 'Gói', text: 'x', limitBytes: 5_000_000, at: 0 };
    const part = Buffer.from(makeParts(desk.deps.crypto, Buffer.from(base64, 'base64'), 500)[0] ?? []);
    part[60] = (part[60] ?? 0) ^ 1;
    for (const file of [
      { name: 'goi.mcdp', bytes: part },
      { name, bytes: Buffer.from(base64, 'base64') },
    ])
      up.deliver((await makeLetters(desk.deps.crypto, file, facts))[0]?.bytes ?? Buffer.alloc(0));
    expect(await office.ask('mailbox.read', {})).toMatchObject({
      taken: 2,
      notes: [{ sender: down.address, subject: 'Gói', code: 'batch.altered' }],
    });
    expect((await office.ask('batch.list', {})).rows).toMatchObject([{ state: 'accepted' }]);
  });

  it('never answers a program: its own answer that comes back to it is left alone', async () => {
    const { office, desk, up, down, post } = await mailing(database);
    await receive(desk);
    await send(desk, up, down, post);
    await office.ask('mailbox.set', settingsOf(up, post));
    up.deliver(post.brought[1]?.letter ?? Buffer.alloc(0));
    expect(await office.ask('mailbox.read', {})).toMatchObject({ taken: 1 });
    expect([post.brought.length, (await office.ask('batch.list', {})).total]).toEqual([2, 1]);
  });

  it('is read on after the line was cut, and what is wrong with the server is told in words', async () => {
    const { office, desk, up, down, post } = await mailing(database);
    await office.url();
    const settings = settingsOf(up, post);
    await office.ask('mailbox.set', settings);
    up.cut();
    await receive(desk);
    await send(desk, up, down, post);
    expect(await office.ask('mailbox.read', {})).toMatchObject({ state: 'ready', taken: 1 });
    // Typed without its password: the kept one, for the same servers and account alone.
    const { password: _password, ...kept } = settings;
    expect(await office.ask('mailbox.test', kept)).toEqual({ letters: 1, sends: true });
    expect(await refusalOf(office, 'mailbox.test', { ...kept, address: 'la@do.example' })).toMatchObject({
      code: 'mail.login-refused',
    });
    expect(await refusalOf(office, 'mailbox.test', { ...settings, folder: 'Khong co' })).toMatchObject({
      code: 'mail.folder-missing',
    });
    expect(await refusalOf(office, 'mailbox.set', { ...settings, imap: 'máy chủ', address: 'x' })).toMatchObject({
      fields: { imap: { code: 'mail.server-bad' }, address: { code: 'mail.address-bad' } },
    });
    await up.close();
    expect(await refusalOf(office, 'mailbox.read', {})).toMatchObject({ code: 'mail.mailbox-unreachable' });
    expect(await office.ask('mailbox.status', {})).toMatchObject({ state: 'failed', hasPassword: true });
    expect(await office.app.district.store.read.findSetting('mailbox')).not.toContain(up.password);
    expect(await office.ask('mailbox.set', { ...settings, imap: '' })).toMatchObject({ state: 'notSet' });
    expect(await refusalOf(office, 'mailbox.read', {})).toMatchObject({ code: 'mail.mailbox-not-set' });
  });

  it('keeps an answer that could not be sent, and sends it with the next look', async () => {
    const { office, desk, up, down, post } = await mailing(database);
    await receive(desk);
    await send(desk, up, down, post);
    post.refuse(true);
    expect(await office.ask('mailbox.set', settingsOf(up, post))).toMatchObject({
      state: 'failed',
      problem: { code: 'mail.not-taken' },
      taken: 1,
    });
    post.refuse(false);
    expect(await office.ask('mailbox.read', {})).toMatchObject({ state: 'ready' });
    await desk.ask('mailbox.set', settingsOf(down, null));
    expect(await desk.ask('desk.status', {})).toMatchObject({ unsent: 0 });
  });
});
