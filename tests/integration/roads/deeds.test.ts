import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newMailbox } from '../../fixtures/mail/servers.ts';
import { applicant, commune, marriageStatus, newOffice, type Office, tempDir } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';
import { readQr } from '../../fixtures/read-qr.ts';

/** What the district's ledger tells since then, oldest first. */
async function deeds(office: Office) {
  const { rows } = await office.ask('action.list', {});
  return rows
    .filter(({ type }) => /settingChanged|deskAddressSet|paperListScanned/.test(type))
    .map(({ type, actorName, facts }) => [type.replace(/^district\.|\.v1$/g, ''), actorName, facts])
    .reverse();
}

const actor = 'Cán bộ cấp trên';

describe.each(stores)('in the district’s own ledger stands, on $store', ({ database }) => {
  it('who set the exchange folder, and to what', async () => {
    const office = await newOffice({ database });
    const folder = join(tempDir(), 'trao-doi');
    mkdirSync(folder);
    await office.ask('folder.set', { folder });
    await office.ask('folder.exchange', {});
    await office.ask('folder.set', { folder: '' });
    expect(await deeds(office)).toEqual([
      ['settingChanged', actor, { setting: 'exchangeFolder', value: folder }],
      ['settingChanged', actor, { setting: 'exchangeFolder', value: '' }],
    ]);
    expect((await office.app.district.store.verify()).problems).toEqual([]);
  });

  it('who set the mailbox, without its password, and nothing of how far it is read', async () => {
    const office = await newOffice({ database });
    const box = await newMailbox('tinh@donvi.example');
    const typed = { imap: box.imap, smtp: '', address: box.address, user: '', folder: '', doneFolder: '' };
    await office.ask('mailbox.set', { ...typed, everyMinutes: 10, limitMb: 5, password: box.password });
    await office.ask('mailbox.read', {});
    const told = await deeds(office);
    expect(told).toEqual([['settingChanged', actor, { setting: 'mailbox', value: `${box.imap} · ${box.address}` }]]);
    expect(JSON.stringify(told)).not.toContain(box.password);
  });

  it('who wrote down where a desk’s answers go', async () => {
    const office = await newOffice({ database });
    await office.newDesk();
    const set = (address: string) => office.ask('desk.setAddress', { commune, desk: 2, address });
    for (const address of ['xa-thu@tinh.example', 'xa-thu@tinh.example', '']) await set(address);
    expect(await deeds(office)).toEqual([
      ['deskAddressSet', actor, { commune, desk: 2, address: 'xa-thu@tinh.example' }],
      ['deskAddressSet', actor, { commune, desk: 2, address: '' }],
    ]);
  });

  it('who scanned a list of paper dossiers, once, and not that it was announced', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await desk.ask('dossier.handOver', { code, to: 'district' });
    const { list, file } = await desk.ask('paperList.make', {});
    if (file === null) throw new Error('no file to save');
    await office.ask('batch.import', { files: [file] });
    expect(await deeds(office)).toEqual([]);
    const text = await readQr((await desk.ask('paperList.html', { list })).html);
    for (const scanned of [text, text, list.toLowerCase()]) await office.ask('paperList.scan', { text: scanned });
    expect(await deeds(office)).toEqual([['paperListScanned', actor, { commune, list }]]);
  });

  it('nothing of what was refused', async () => {
    const office = await newOffice({ database });
    await office.newDesk();
    const stranger = { call: 'desk.setAddress', id: randomUUID(), as: 'không ai' };
    const answer = await office.app.core.call({
      ...stranger,
      input: { commune, desk: 2, address: 'xa-thu@tinh.example' },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'desk.actor-unknown' } });
    expect(await deeds(office)).toEqual([]);
    expect(await office.ask('desk.list', {})).toMatchObject([{ address: '' }]);
  });
});
