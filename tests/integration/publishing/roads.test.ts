import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { makeLetters } from '../../../main/roads/mail/letters.ts';
import { applicant, commune, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';

/** Received on 2026-11-17, three working days: 18, 19, 20 November. */
const request = { procedureCode: marriageStatus, applicant };
const asUsual = '2026-11-20T10:00:00.000Z';
const dayOff = {
  date: '2026-11-19',
  kind: 'localOff',
  name: 'Ngày hội của xã',
  status: 'official',
  source: 'Quyết định 12/QĐ-UBND',
};
/** The 19th is off: 18, 20, then Monday the 23rd. */
const withDayOff = '2026-11-23T10:00:00.000Z';

async function publishDayOff(office: Office): Promise<string> {
  const change = { kind: 'calendar', name: dayOff.date, json: JSON.stringify(dayOff) } as const;
  expect(await office.ask('rules.change', change)).toEqual({ problems: [] });
  const { version } = await office.ask('rules.publish', { kind: 'calendar', reason: 'Xã nghỉ lễ hội' });
  return version;
}

async function dueOfNew(desk: TestDesk): Promise<string> {
  return (await desk.ask('dossier.receive', request)).dueAt;
}

async function heldAt(office: Office): Promise<unknown> {
  const [row] = (await office.ask('rules.overview', {})).communes;
  return row?.desks.map(({ desk, calendar }) => [desk, calendar]);
}

const wire = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

describe.each(stores)('a holiday that the tier above publishes, on $store', ({ database }) => {
  it('moves the due date of new dossiers over the network; older ones keep theirs', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    const old = await desk.ask('dossier.receive', request);
    expect(old.dueAt).toBe(asUsual);
    await desk.ask('sync.now', { url });
    await publishDayOff(office);
    expect(await heldAt(office)).toEqual([[2, false]]);
    expect(await dueOfNew(desk)).toBe(asUsual);
    await desk.ask('sync.now', { url });
    expect(await dueOfNew(desk)).toBe(withDayOff);
    expect(await desk.ask('dossier.get', { code: old.code })).toMatchObject({ dueAt: asUsual });
    await desk.ask('sync.now', { url });
    expect(await heldAt(office)).toEqual([[2, true]]);
    expect(desk.desk().store.verify().problems).toEqual([]);
    expect((await office.app.district.store.verify()).problems).toEqual([]);
  });

  it('goes by file', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    await publishDayOff(office);
    await desk.ask('sync.apply', { files: [await office.ask('down.export', { commune, desk: 2 })] });
    expect(await dueOfNew(desk)).toBe(withDayOff);
  });

  it('goes by letter', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    await publishDayOff(office);
    const down = await office.ask('down.export', { commune, desk: 2 });
    const letters = await makeLetters(
      createNodeCrypto(),
      { name: down.name, bytes: Buffer.from(down.base64, 'base64') },
      { from: null, to: 'xa@tinh.example', subject: 'Gửi xuống', text: 'Kính gửi', limitBytes: 150_000, at: 0 },
    );
    await desk.ask('sync.apply', { files: letters.map(wire) });
    expect(await dueOfNew(desk)).toBe(withDayOff);
  });

  it('goes by the exchange folder, with the answer to what came up', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const folder = mkdtempSync(join(tmpdir(), 'motcua-stick-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await publishDayOff(office);
    expect(await dueOfNew(desk)).toBe(asUsual);
    await desk.ask('folder.set', { folder });
    await office.ask('folder.set', { folder });
    await desk.ask('folder.exchange', {});
    expect(await dueOfNew(desk)).toBe(withDayOff);
  });

  it('goes by the exchange folder also to a desk that has nothing to send, once', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const folder = mkdtempSync(join(tmpdir(), 'motcua-stick-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await desk.ask('folder.set', { folder });
    await office.ask('folder.set', { folder });
    await desk.ask('folder.exchange', {});
    await publishDayOff(office);
    const lying = () => readdirSync(join(folder, 'gui-xuong')).sort();
    const before = lying();
    expect(before).toHaveLength(1);
    await office.ask('folder.exchange', {});
    const after = lying();
    expect(after).toHaveLength(2);
    await office.ask('folder.exchange', {});
    expect(lying()).toEqual(after);
    await desk.ask('folder.exchange', {});
    expect(await dueOfNew(desk)).toBe(withDayOff);
    // The next answer says all of it: nothing older stays.
    await desk.ask('folder.exchange', {});
    await office.ask('folder.exchange', {});
    expect(lying()).toHaveLength(1);
  });

  it('reaches a desk that was away together with the version after it, the last one in force', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const first = await publishDayOff(office);
    office.clock.tick(1000);
    await office.ask('rules.change', { kind: 'calendar', name: dayOff.date, json: 'null' });
    const next = { ...dayOff, date: '2026-11-18' };
    await office.ask('rules.change', { kind: 'calendar', name: next.date, json: JSON.stringify(next) });
    const { version } = await office.ask('rules.publish', { kind: 'calendar', reason: 'Đổi ngày' });
    await desk.ask('sync.apply', { files: [await office.ask('down.export', { commune, desk: 2 })] });
    const { store } = desk.desk();
    expect(store.read.usableRules('calendar').slice(0, 2)).toEqual([version, first]);
    expect(await dueOfNew(desk)).toBe(withDayOff);
  });

  it('is met by a desk that joins later, with the content of the versions before it', async () => {
    const office = await newOffice({ database });
    const two = await office.newDesk();
    const { code, dueAt } = await two.ask('dossier.receive', request);
    const { calendarVersion: before } = await two.ask('dossier.get', { code });
    const url = await office.url();
    await two.ask('sync.now', { url });
    const version = await publishDayOff(office);
    const three = await office.newDesk({ desk: 3 });
    expect(await dueOfNew(three)).toBe(withDayOff);
    await three.ask('sync.apply', { files: [await office.ask('down.export', { commune, desk: 3 })] });
    const { store } = three.desk();
    expect(store.read.usableRules('calendar')).toContain(before);
    expect(store.read.rulesInForce('calendar')).toBe(version);
    expect(dueAt).toBe(asUsual);
  });
});
