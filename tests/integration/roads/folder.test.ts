import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeToDrive } from '../../../main/roads/drive-file.ts';
import { applicant, commune, given, marriageStatus, newOffice, reopened } from '../../fixtures/office.ts';
import { embedded, type NewStore, stores } from '../../fixtures/postgres.ts';

function stick(): string {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-stick-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const files = (folder: string, half: 'gui-len' | 'gui-xuong') => readdirSync(join(folder, half)).sort();

/** A desk that took one dossier in and handed it up, and a district, both set to the same folder. */
async function exchanging(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const folder = stick();
  const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  await desk.ask('dossier.handOver', { code, to: 'district' });
  const set = await desk.ask('folder.set', { folder });
  return { office, desk, folder, code, set };
}

describe.each(stores)('an exchange folder, on $store', ({ database }) => {
  it('carries the batch up and the acknowledgement with the decision down', async () => {
    const { office, desk, folder, code, set } = await exchanging(database);
    expect(set).toMatchObject({ state: 'ready', problem: null, written: { name: files(folder, 'gui-len')[0] } });
    expect(await office.ask('folder.set', { folder })).toMatchObject({ state: 'ready', taken: 1 });
    expect(await desk.ask('folder.exchange', {})).toMatchObject({ state: 'ready', taken: 1 });
    const status = await desk.ask('sync.status', {});
    expect(status).toMatchObject({ unsent: 0, lastAcknowledgement: { state: 'accepted', road: 'folder' } });
    expect(files(folder, 'gui-len')).toEqual([]);
    await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ điều kiện' });
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await desk.ask('folder.exchange', {});
    await office.ask('folder.exchange', {});
    await desk.ask('folder.exchange', {});
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ decision: { outcome: 'approved' } });
    expect((await office.ask('batch.list', {})).rows.map(({ road, state }) => [road, state])).toEqual([
      ['folder', 'accepted'],
      ['folder', 'accepted'],
    ]);
    expect(desk.desk().store.verify().problems).toEqual([]);
  });

  it('holds one file a desk: a newer one says all that the older said', async () => {
    const { office, desk, folder } = await exchanging(database);
    const [older] = files(folder, 'gui-len');
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    office.clock.tick(60_000);
    await desk.ask('folder.exchange', {});
    expect(files(folder, 'gui-len')).toHaveLength(1);
    expect(files(folder, 'gui-len')).not.toContain(older);
    const again = files(folder, 'gui-len');
    await desk.ask('folder.exchange', {});
    expect(files(folder, 'gui-len')).toEqual(again);
    await office.ask('folder.set', { folder });
    await desk.ask('folder.exchange', {});
    expect(await desk.ask('desk.status', {})).toMatchObject({ unsent: 0 });
  });

  it('gives a file that was taken in before no second row, also after a restart of the desk', async () => {
    const { office, desk, folder } = await exchanging(database);
    await office.ask('folder.set', { folder });
    await office.ask('folder.exchange', {});
    expect((await office.ask('batch.list', {})).total).toBe(1);
    const again = await reopened(desk);
    for (const _ of [1, 2]) await again.ask('folder.exchange', {});
    expect(await again.ask('desk.status', {})).toMatchObject({ unsent: 0 });
  });

  it('waits for a file that somebody is still copying', async () => {
    const { office, desk, folder } = await exchanging(database);
    const [name = ''] = files(folder, 'gui-len');
    const whole = readFileSync(join(folder, 'gui-len', name));
    const other = stick();
    mkdirSync(join(other, 'gui-len'));
    writeFileSync(join(other, 'gui-len', name), whole.subarray(0, 500));
    await office.ask('folder.set', { folder: other });
    expect((await office.ask('batch.list', {})).total).toBe(0);
    copyFileSync(join(folder, 'gui-len', name), join(other, 'gui-len', name));
    await office.ask('folder.exchange', {});
    expect((await office.ask('batch.list', {})).rows.map(({ state }) => state)).toEqual(['accepted']);
    expect(await desk.ask('desk.status', {})).not.toMatchObject({ unsent: 0 });
  });
});

describe('an exchange folder at a desk', () => {
  it('shows a sibling desk’s dossiers, once the district has said who it is', async () => {
    const office = await newOffice();
    const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
    const folder = stick();
    const down = await office.ask('down.export', { commune, desk: 3 });
    for (const desk of [two, three]) await desk.ask('sync.apply', { files: [down] });
    const { code } = await three.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    for (const desk of [three, two]) await desk.ask('folder.set', { folder });
    expect(await two.ask('dossier.get', { code })).toMatchObject({ desk: 3 });
    expect(files(folder, 'gui-len')).toHaveLength(2);
  });

  it('that is not there is told, is never made, and is used when it comes back', async () => {
    const { desk, folder } = await exchanging(embedded);
    renameSync(folder, `${folder}-away`);
    expect(await desk.refusal('folder.exchange', {})).toMatchObject({ code: 'road.folder-missing' });
    expect(await desk.ask('folder.status', {})).toMatchObject({ state: 'failed', folder });
    renameSync(`${folder}-away`, folder);
    expect(await desk.ask('folder.exchange', {})).toMatchObject({ state: 'ready', problem: null });
    expect(await desk.refusal('folder.set', { folder: 'usb' })).toMatchObject({
      fields: { folder: { code: 'road.folder-missing' } },
    });
    expect(await desk.ask('folder.set', { folder: '' })).toMatchObject({ state: 'notSet', folder: null });
  });
});

describe('writing to a drive', () => {
  it('leaves the whole file and no other', async () => {
    const dir = stick();
    given(await writeToDrive(dir, 'goi.mcd', Buffer.from('nội dung')));
    expect(readdirSync(dir)).toEqual(['goi.mcd']);
    expect(readFileSync(join(dir, 'goi.mcd'), 'utf8')).toBe('nội dung');
  });

  it('that is gone is a refusal, and leaves nothing', async () => {
    const dir = join(stick(), 'rút-ra');
    expect(await writeToDrive(dir, 'goi.mcd', Buffer.from('x'))).toMatchObject({
      refusal: { code: 'road.drive-gone' },
    });
  });

  it('never shows half a file under its name when the rename cannot be', async () => {
    const dir = stick();
    mkdirSync(join(dir, 'goi.mcd', 'x'), { recursive: true });
    expect((await writeToDrive(dir, 'goi.mcd', Buffer.from('x'))).ok).toBe(false);
    expect(readdirSync(dir)).toEqual(['goi.mcd']);
  });
});
