import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { createBareWrap } from '../../main/shell/compose/key-wraps.ts';
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
import { motcua } from '../fixtures/programs.ts';
import { newServedOffice } from '../fixtures/served-office.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

const clock = ['--clock', new Date(startAt).toISOString()];

async function receive(desk: TestDesk, fullName: string): Promise<string> {
  const input = { procedureCode: marriageStatus, applicant: { ...applicant, fullName } };
  return (await desk.ask('dossier.receive', input)).code;
}

/** An office whose desk sent one dossier, was backed up, took in one more that was sent and one that was not. */
async function officeWithBackup() {
  const office = await newServedOffice();
  const desk = await office.newDesk();
  const codes = [await receive(desk, 'Trước bản sao')];
  const district = await office.serve();
  await desk.ask('sync.now', { url: district.url });
  await desk.close();
  const backup = join(office.root, 'last-week.bak');
  expect(
    await motcua(desk.deps.profileDir, ['backup', '--data', desk.dataDir, '--out', backup, ...clock]),
  ).toMatchObject({ code: 0 });
  const later = await openTestDesk(desk.deps, desk.dataDir, desk.clock);
  codes.push(await receive(later, 'Sau bản sao'));
  await later.ask('sync.now', { url: district.url });
  const { ledger } = await later.ask('desk.status', {});
  return { office, district, desk: later, ledger, codes, backup };
}

describe('a desk’s PC', () => {
  it('put back to last week’s backup goes on in a new ledger and number block, and nothing is overwritten', async () => {
    const { office, district, desk, codes, backup } = await officeWithBackup();
    await desk.close();
    const back = await motcua(desk.deps.profileDir, ['restore', backup, '--data', desk.dataDir, ...clock]);
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
    expect(restored.desk().store.verify().problems).toEqual([]);
    await district.kill();
    const rows = (await office.run('district', 'list'))[0];
    expect(rows).toHaveLength(3);
    for (const code of codes) expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ code })]));
    expect(await office.run('verify')).toMatchObject([{ ok: true, problems: [] }]);
  });

  it('replaced by a new one from its last backup is asked for the last printed code, and gives none twice', async () => {
    const { office, district, codes, backup } = await officeWithBackup();
    const profileDir = join(office.root, 'new-pc');
    const dataDir = join(profileDir, 'desk');
    const restore = ['restore', backup, '--data', dataDir, ...clock];
    const asked = await motcua(profileDir, restore);
    expect(asked).toMatchObject({ code: 3, lines: [{ code: 'restore.last-code-needed' }] });
    expect(existsSync(join(dataDir, 'desk.db'))).toBe(false);
    const [printed = ''] = codes.slice(-1);
    expect(await motcua(profileDir, [...restore, '--last-code', printed])).toMatchObject({ code: 0 });
    const own = createTestClock();
    const desk = await openTestDesk({ ...testDeps(profileDir, own), wraps: [createBareWrap()] }, dataDir, own);
    codes.push(await receive(desk, 'Ở máy mới'));
    expect(new Set(codes).size).toBe(3);
    expect(await desk.ask('sync.now', { url: district.url })).toMatchObject({ unsent: 0 });
    await district.kill();
    expect((await office.run('district', 'list'))[0]).toHaveLength(3);
  });

  it('replaced by a new one without any backup has its dossiers again from the district, and goes on in a block of its own', async () => {
    const { office, district, ledger, codes } = await officeWithBackup();
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
    await back.kill();
    codes.push(await receive(desk, 'Ở máy mới'));
    expect(new Set(codes).size).toBe(3);
    const again = await office.serve();
    expect(await desk.ask('sync.now', { url: again.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    await again.kill();
    const rows = (await office.run('district', 'list'))[0];
    expect(rows).toHaveLength(3);
    for (const code of codes.slice(0, 2))
      expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ code, status: 'returned' })]));
    expect(desk.desk().store.verify().problems).toEqual([]);
    expect(await office.run('verify')).toMatchObject([{ ok: true, problems: [] }]);
  });
});
