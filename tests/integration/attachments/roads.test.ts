import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applicant,
  commune,
  marriageStatus,
  newOffice,
  type Office,
  reopened,
  type TestDesk,
  tempDir,
} from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { fileOf, scanOf } from '../../fixtures/scans.ts';
import { openProxy } from '../../fixtures/tcp-proxy.ts';

async function deskWithScan(bytes: number, database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  const { sha256 } = await desk.ask('attachment.add', { code, component: 0, file: fileOf(scanOf(bytes, bytes)) });
  return { office, desk, code, sha256 };
}

const whereabouts = async (place: Pick<Office, 'ask'> | TestDesk, code: string) =>
  (await place.ask('dossier.get', { code })).attachments.map(({ here, held }) => ({ here, held }));

const sentBytes = ({ desk }: { readonly desk: TestDesk }) =>
  desk.desk().store.read.scanTraffic('2026-11-17', 'network');

describe.each(stores)('a line that breaks under a scan, on $store', ({ database }) => {
  it('loses no dossier by it, and goes on at the piece where it broke, also after a restart', async () => {
    const size = 300_000;
    const { office, desk, code } = await deskWithScan(size, database);
    const proxy = await openProxy(await office.url());
    proxy.set({ killAfterUp: 160_000, killOnce: true });
    expect(await desk.ask('sync.now', { url: proxy.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await whereabouts(office, code)).toEqual([{ here: false, held: false }]);
    const broken = sentBytes({ desk });
    expect(broken).toBeGreaterThan(64_000);
    proxy.set({});
    const again = await reopened(desk);
    await again.ask('sync.now', { url: proxy.url });
    expect(await whereabouts(office, code)).toEqual([{ here: true, held: true }]);
    // Nothing that was answered went twice.
    expect(sentBytes({ desk: again })).toBeLessThan(size + 70_000);
  });

  it('a district that lost a scan says so once somebody opens it, and gets it again', async () => {
    const { office, desk, code, sha256 } = await deskWithScan(3000, database);
    const url = await office.url();
    await desk.ask('sync.now', { url });
    await office.app.district.shelf.remove({ commune, sha256 });
    const asked = { call: 'attachment.get', id: randomUUID(), input: { code, sha256 } };
    expect(await office.app.core.call(asked)).toMatchObject({ error: { code: 'attachment.not-here' } });
    expect(await whereabouts(office, code)).toEqual([{ here: false, held: false }]);
    await desk.ask('sync.now', { url });
    expect(await whereabouts(office, code)).toEqual([{ here: true, held: true }]);
  });
});

describe.each(stores)('an exchange folder, on $store', ({ database }) => {
  it('carries each scan as a file of its own, and gives it back once it arrived', async () => {
    const { office, desk, code } = await deskWithScan(3000, database);
    const folder = tempDir();
    const lying = (half: string) =>
      readdirSync(join(folder, half))
        .map((name) => name.replace(/-.*/, ''))
        .sort();
    await desk.ask('folder.set', { folder });
    expect(lying('gui-len')).toEqual(['goi', 'quet']);
    await office.ask('folder.set', { folder });
    expect(await whereabouts(office, code)).toEqual([{ here: true, held: true }]);
    await desk.ask('folder.exchange', {});
    expect(await whereabouts(desk, code)).toEqual([{ here: true, held: true }]);
    expect(lying('gui-len')).toEqual([]);
    await office.ask('folder.exchange', {});
    // The answer to the batch alone lies there still.
    expect(lying('gui-xuong')).toEqual(['tra']);
    expect(readdirSync(join(folder, 'gui-xuong')).filter((name) => name.includes('quet'))).toEqual([]);
  });

  it('keeps a scan whose dossier is still under way until that has come', async () => {
    const { office, desk, code } = await deskWithScan(3000, database);
    const folder = tempDir();
    await desk.ask('folder.set', { folder });
    const [batch = ''] = readdirSync(join(folder, 'gui-len')).filter((name) => name.startsWith('goi'));
    const bytes = readFileSync(join(folder, 'gui-len', batch));
    rmSync(join(folder, 'gui-len', batch));
    expect(await office.ask('folder.set', { folder })).toMatchObject({ state: 'ready', taken: 0 });
    writeFileSync(join(folder, 'gui-len', batch), bytes);
    await office.ask('folder.exchange', {});
    expect(await whereabouts(office, code)).toEqual([{ here: true, held: true }]);
  });
});

describe.each(stores)('letters, on $store', ({ database }) => {
  it('bring scans after the batch, and not the same one twice in a row', async () => {
    const { office, desk, code } = await deskWithScan(3000, database);
    const to = { to: 'mot-cua@tinh.example', limitMb: 10 };
    const { letters } = await desk.ask('mail.write', to);
    expect(letters.map(({ name }) => name.split('-')[0])).toEqual(['goi', 'quet']);
    const answers = await office.ask('batch.import', { files: letters });
    expect(answers.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect(await whereabouts(office, code)).toEqual([{ here: true, held: true }]);
    expect((await desk.ask('mail.write', to)).letters).toHaveLength(1);
    const files = answers.flatMap(({ acknowledgement }) => (acknowledgement === null ? [] : [acknowledgement]));
    await desk.ask('sync.apply', { files });
    expect(await whereabouts(desk, code)).toEqual([{ here: true, held: true }]);
    expect((await desk.refusal('mail.write', to)).code).toBe('sync.nothing-to-send');
  });
});

describe.each(stores)('a sibling desk, on $store', ({ database }) => {
  it('has a scan’s name at once, and its content when it asks the district for it', async () => {
    const office = await newOffice({ training: false, database });
    const url = await office.url();
    const [desk, sibling] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3, url })];
    const down = await office.ask('down.export', { commune, desk: 3 });
    for (const each of [desk, sibling]) await each.ask('sync.apply', { files: [down] });
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const { sha256 } = await desk.ask('attachment.add', { code, component: 0, file: fileOf(scanOf(1)) });
    const { name, base64 } = await desk.ask('sync.seal', {});
    await sibling.ask('sync.apply', { files: [{ name, base64 }] });
    expect(await whereabouts(sibling, code)).toEqual([{ here: false, held: false }]);
    expect((await sibling.refusal('attachment.get', { code, sha256 })).code).toBe('attachment.not-here');
    await sibling.ask('sync.now', { url });
    expect((await sibling.refusal('attachment.fetch', { code, sha256 })).code).toBe('attachment.not-named');
    await desk.ask('sync.now', { url });
    await sibling.ask('attachment.fetch', { code, sha256 });
    expect((await sibling.ask('attachment.get', { code, sha256 })).base64).toBe(scanOf(1).toString('base64'));
  });
});
