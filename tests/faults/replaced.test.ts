import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { createBareWrap } from '../../main/shell/compose/key-wraps.ts';
import { errorTable } from '../../shared/errors/table.ts';
import {
  applicant,
  commune,
  createTestClock,
  leader,
  marriageStatus,
  openTestDesk,
  startAt,
  type TestDesk,
  testDeps,
} from '../fixtures/office.ts';
import { type NewStore, stores } from '../fixtures/postgres.ts';
import { motcua, profileOn } from '../fixtures/programs.ts';
import { newServedOffice } from '../fixtures/served-office.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

const clock = ['--clock', new Date(startAt).toISOString()];

async function receive(desk: TestDesk, fullName: string): Promise<string> {
  const input = { procedureCode: marriageStatus, applicant: { ...applicant, fullName } };
  return (await desk.ask('dossier.receive', input)).code;
}

const codesOf = async (desk: TestDesk) => (await desk.ask('dossier.list', {})).rows.map(({ code }) => code).sort();

/** An office whose desk sent one dossier, was backed up, took in one more that was sent and one that was not. */
async function officeWithBackup(database: NewStore) {
  const office = await newServedOffice(database);
  const desk = await office.newDesk();
  const codes = [await receive(desk, 'Trước bản sao')];
  const district = await office.serve();
  await desk.ask('sync.now', { url: district.url });
  await desk.close();
  const backup = join(office.root, 'last-week.bak');
  expect(await motcua(desk.machine, ['backup', '--data', desk.dataDir, '--out', backup, ...clock])).toMatchObject({
    code: 0,
  });
  const later = { ...desk, ...(await openTestDesk(desk.deps, desk.dataDir, desk.clock)) };
  codes.push(await receive(later, 'Sau bản sao'));
  await later.ask('sync.now', { url: district.url });
  const { ledger } = await later.ask('desk.status', {});
  return { office, district, desk: later, ledger, codes, backup };
}

describe.each(stores)('a desk’s PC, its district on $store', ({ database }) => {
  it('put back to last week’s backup goes on in a new ledger and number block, and nothing is overwritten', async () => {
    const { office, district, desk, codes, backup } = await officeWithBackup(database);
    await desk.close();
    const back = await motcua(desk.machine, ['restore', backup, '--data', desk.dataDir, ...clock]);
    expect(back).toMatchObject({ code: 0, lines: [{ kind: 'desk', generation: 1 }] });
    const restored = await openTestDesk(desk.deps, desk.dataDir, desk.clock);
    codes.push(await receive(restored, 'Sau khôi phục'));
    expect(codes.at(-1)).toBe(`${commune}-261117-12001`);
    expect(await restored.ask('sync.now', { url: district.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    // What it wrote after the backup only the district holds: it is there again, and goes on here.
    const [, lost = ''] = codes;
    await restored.ask('dossier.handOver', { code: lost, to: 'Phòng Tư pháp' });
    expect(await restored.ask('dossier.get', { code: lost })).toMatchObject({ status: 'processing', conflict: false });
    await restored.ask('sync.now', { url: district.url });
    await district.kill();
    await office.expectWhole([restored], codes.length);
    expect(await codesOf(restored)).toEqual(codes.toSorted());
  });

  it('replaced by a new one from its last backup is asked for the last printed code, and gives none twice', async () => {
    const { office, district, codes, backup } = await officeWithBackup(database);
    const machine = join(office.root, 'new-pc');
    const dataDir = join(machine, 'desk');
    const restore = ['restore', backup, '--data', dataDir, ...clock];
    const asked = await motcua(machine, restore);
    expect(asked).toMatchObject({
      code: 3,
      lines: [{ code: 'restore.last-code-needed', message: errorTable['restore.last-code-needed'].vi }],
    });
    expect(existsSync(join(dataDir, 'desk.db'))).toBe(false);
    const [printed = ''] = codes.slice(-1);
    expect(await motcua(machine, [...restore, '--last-code', printed])).toMatchObject({ code: 0 });
    const own = createTestClock();
    const desk = await openTestDesk({ ...testDeps(profileOn(machine), own), wraps: [createBareWrap()] }, dataDir, own);
    codes.push(await receive(desk, 'Ở máy mới'));
    expect(new Set(codes).size).toBe(3);
    expect(await desk.ask('sync.now', { url: district.url })).toMatchObject({ unsent: 0 });
    await district.kill();
    await office.expectWhole([desk], codes.length);
    expect(await codesOf(desk)).toEqual(codes.toSorted());
  });

  it('replaced by a new one without any backup has its dossiers again from the district, and goes on in a block of its own', async () => {
    const { office, district, ledger, codes } = await officeWithBackup(database);
    await district.kill();
    const desk = await office.newDesk({ replaces: ledger });
    expect(await desk.ask('desk.status', {})).toMatchObject({ desk: 2, generation: 1 });
    const back = await office.serve();
    await desk.ask('sync.now', { url: back.url });
    // The district's copy alone: each is there again, and goes on at the new PC.
    for (const code of codes) {
      expect(await desk.ask('dossier.get', { code })).toMatchObject({ status: 'received', desk: 2, unsent: false });
      await desk.ask('dossier.handOver', { code, to: 'Phòng Tư pháp' });
      await desk.ask('dossier.resolve', { code, outcome: 'approved' }, { as: leader });
      await desk.ask('dossier.returnResult', { code, to: { fullName: applicant.fullName }, by: 'desk' });
    }
    codes.push(await receive(desk, 'Ở máy mới'));
    expect(new Set(codes).size).toBe(3);
    expect(await desk.ask('sync.now', { url: back.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    await back.kill();
    await office.expectWhole([desk], codes.length);
    expect(await codesOf(desk)).toEqual(codes.toSorted());
    for (const code of codes.slice(0, 2))
      expect(await desk.ask('dossier.get', { code })).toMatchObject({ status: 'returned' });
  });
});
