import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scansOfDesk } from '../../../main/attachments/kept-scans.ts';
import { backUp } from '../../../main/backup/backup.ts';
import { unpackBackup } from '../../../main/backup/container.ts';
import { restore } from '../../../main/backup/restore.ts';
import { findGenerationMark } from '../../../main/desk/generation-mark.ts';
import { openDesk } from '../../../main/desk/open.ts';
import { openDistrict } from '../../../main/district/open.ts';
import type { Deps } from '../../../main/ports.ts';
import {
  clonedDesk,
  commune,
  createTestClock,
  deskTemplate,
  given,
  marriageStatus,
  newOffice,
  openTestDesk,
  type TestDesk,
  tempDir,
  testDeps,
} from '../../fixtures/office.ts';
import { embedded, stores } from '../../fixtures/postgres.ts';

const newDesk = deskTemplate();

async function receive(desk: TestDesk, fullName = 'Nguyễn Thị Hoa'): Promise<string> {
  return (await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant: { fullName } })).code;
}

/** Where no scans lie. */
const nowhere = join(tmpdir(), 'motcua-no-scans');

function folderOf(desk: TestDesk) {
  const { store, keyring, shelf, deps } = desk.desk();
  return { dataDir: desk.dataDir, store, keyring, shelf, deps, scans: async () => scansOfDesk(desk.desk()) };
}

async function backupOf(desk: TestDesk): Promise<Buffer> {
  const { office } = desk.desk();
  const out = join(tempDir(), 'backup.mcbk');
  const facts = {
    kind: 'desk',
    training: office.training,
    commune: office.commune.code,
    desk: office.desk,
    rootLedger: office.rootLedger,
    madeAt: desk.clock.now(),
  } as const;
  given(await backUp(folderOf(desk), facts, out));
  return readFileSync(out);
}

/** Restores into the desk's own folder or another, and opens it. */
async function restored(
  desk: TestDesk,
  bytes: Buffer,
  to = desk.dataDir,
  lastCode: string | null = null,
): Promise<TestDesk> {
  await desk.close();
  given(await restore(desk.deps, { bytes, scansDir: nowhere, dataDir: to, lastCode }));
  return openTestDesk(desk.deps, to, desk.clock);
}

const dropMark = (deps: Deps) => rmSync(join(deps.profileDir, 'marks'), { recursive: true, force: true });

describe('a restored desk', () => {
  it('goes on in a new ledger and a number block above every one before, with all that was in the backup', async () => {
    const desk = await newDesk();
    const kept = await receive(desk);
    const bytes = await backupOf(desk);
    const lost = await receive(desk, 'Sau bản sao');
    const { ledger } = await desk.ask('desk.status', {});
    const again = await restored(desk, bytes);
    expect(await again.ask('desk.status', {})).toMatchObject({ generation: 1, dossiers: 1 });
    expect((await again.ask('desk.status', {})).ledger).not.toBe(ledger);
    expect((await again.ask('dossier.get', { code: kept })).status).toBe('received');
    const next = await receive(again);
    expect(next).toBe(`${commune}-261117-12001`);
    expect([kept, lost]).not.toContain(next);
    expect(again.desk().store.verify().problems).toEqual([]);
  });

  it('moves what lay in the folder aside, never away', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    await receive(desk);
    const again = await restored(desk, bytes);
    const aside = readdirSync(again.dataDir).find((name) => name.startsWith('before-restore-'));
    expect(readdirSync(join(again.dataDir, aside ?? ''))).toEqual(expect.arrayContaining(['desk.db', 'keys.json']));
    expect(readdirSync(again.dataDir).filter((name) => name.startsWith('restoring-'))).toEqual([]);
  });

  it('never gives a code twice, restored again and again from the same backup', async () => {
    const desk = await newDesk();
    const codes = [await receive(desk)];
    const bytes = await backupOf(desk);
    let current = desk;
    for (let i = 0; i < 3; i += 1) {
      for (let n = 0; n < 3; n += 1) codes.push(await receive(current));
      current = await restored(current, bytes);
    }
    codes.push(await receive(current));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('lands in another folder of the same machine as well', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    const code = await receive(desk);
    const again = await restored(desk, bytes, join(tempDir(), 'new', 'desk'));
    expect(await receive(again)).not.toBe(code);
    expect(existsSync(join(desk.dataDir, 'desk.db'))).toBe(true);
  });

  it('has its books counted on in books of its own', async () => {
    const desk = await newDesk();
    await receive(desk);
    const again = await restored(desk, await backupOf(desk));
    const code = await receive(again);
    expect(await again.ask('dossier.get', { code })).toMatchObject({ bookNo: '2.1/2026-TNHS', entryNo: 1 });
  });

  it('goes above a block that was used up and its overflow', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    // The next block of the day was begun after the backup: the mark alone knows.
    const { profileDir } = desk.deps;
    const mark = join(profileDir, 'marks', `${desk.desk().office.rootLedger}.json`);
    writeFileSync(mark, JSON.stringify({ generation: 4 }));
    expect(await receive(await restored(desk, bytes))).toBe(`${commune}-261117-52001`);
  });
});

describe('without the mark of the highest generation', () => {
  it('the last printed code is asked for, and nothing is changed', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    await desk.close();
    dropMark(desk.deps);
    const before = readdirSync(desk.dataDir);
    expect(await restore(desk.deps, { bytes, scansDir: nowhere, dataDir: desk.dataDir, lastCode: null })).toMatchObject(
      {
        ok: false,
        refusal: { code: 'restore.last-code-needed' },
      },
    );
    expect(readdirSync(desk.dataDir)).toEqual(before);
  });

  it('the block goes above that of the last printed code', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    dropMark(desk.deps);
    const again = await restored(desk, bytes, desk.dataDir, `${commune}-261117-32017`);
    expect(await receive(again)).toBe(`${commune}-261117-42001`);
    expect(findGenerationMark(desk.deps.profileDir, again.desk().office.rootLedger)).toBe(4);
  });

  it.each(['H60.15.3-261117-3001', 'H60.15.4-261117-2001', 'H60.15.3-261117-201', 'không biết'])(
    'the code %s is none of this desk',
    async (lastCode) => {
      const desk = await newDesk();
      const bytes = await backupOf(desk);
      await desk.close();
      const refused = await restore(desk.deps, { bytes, scansDir: nowhere, dataDir: desk.dataDir, lastCode });
      expect(refused).toMatchObject({
        ok: false,
        refusal: { code: 'restore.last-code-wrong', fields: { lastCode: 'restore.last-code-wrong' } },
      });
    },
  );

  it('a mark that cannot be read counts as missing', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    const root = desk.desk().office.rootLedger;
    await desk.close();
    writeFileSync(join(desk.deps.profileDir, 'marks', `${root}.json`), '{"gen');
    expect(await restore(desk.deps, { bytes, scansDir: nowhere, dataDir: desk.dataDir, lastCode: null })).toMatchObject(
      {
        refusal: { code: 'restore.last-code-needed' },
      },
    );
  });
});

describe('what is no backup', () => {
  it('is refused, whatever is cut or altered, and nothing is changed', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    await desk.close();
    const before = readdirSync(desk.dataDir);
    const wrong = [
      Buffer.alloc(0),
      Buffer.from('MCBK'),
      bytes.subarray(0, bytes.length - 1),
      Buffer.concat([bytes, bytes]),
    ];
    for (let i = 0; i < 30; i += 1) {
      const altered = Buffer.from(bytes);
      const at = Math.floor((i * bytes.length) / 30);
      altered[at] = (altered[at] ?? 0) ^ 1;
      wrong.push(altered);
    }
    for (const file of wrong)
      expect(
        await restore(desk.deps, { bytes: file, scansDir: nowhere, dataDir: desk.dataDir, lastCode: null }),
      ).toMatchObject({
        refusal: { code: 'backup.unreadable' },
      });
    expect(readdirSync(desk.dataDir)).toEqual(before);
  });

  it('is not written over a file that is there', async () => {
    const desk = await newDesk();
    const out = join(tempDir(), 'b');
    writeFileSync(out, 'x');
    const facts = { kind: 'desk', training: true, commune, desk: 2, rootLedger: null, madeAt: 0 } as const;
    expect(await backUp(folderOf(desk), facts, out)).toMatchObject({
      refusal: { code: 'backup.file-exists' },
    });
  });

  it('holds no personal data in the clear', async () => {
    const desk = await newDesk();
    await receive(desk, 'Huỳnh Thị Rất Riêng');
    const bytes = await backupOf(desk);
    expect(bytes.includes('Rất Riêng')).toBe(false);
    expect(unpackBackup(bytes)?.header).toMatchObject({ kind: 'desk', commune, desk: 2, training: true });
  });

  it('is not put over another desk', async () => {
    const [one, two] = [
      await newDesk(),
      await newOffice({ stranger: true }).then((office) => office.newDesk({ desk: 5 })),
    ];
    const bytes = await backupOf(one);
    await two.close();
    expect(
      await restore(two.deps, { bytes, scansDir: nowhere, dataDir: two.dataDir, lastCode: `${commune}-261117-2001` }),
    ).toMatchObject({
      refusal: { code: 'restore.other-desk' },
    });
    expect((await (await openTestDesk(two.deps, two.dataDir, two.clock)).ask('desk.status', {})).desk).toBe(5);
  });
});

/** The folder of an office's district, closed, and its backup. */
async function closedDistrict({ stranger = false, database = embedded } = {}) {
  const office = await newOffice({ stranger, database });
  const { district } = office.app;
  const { store, keyring, shelf, deps } = district;
  const dataDir = join(office.root, 'district');
  const out = join(tempDir(), 'district.mcbk');
  const facts = { kind: 'district', training: true, commune: null, desk: null, rootLedger: null, madeAt: 0 } as const;
  given(await backUp({ dataDir, store, keyring, shelf, deps, scans: async () => [] }, facts, out));
  await office.app.close();
  return { deps, dataDir, bytes: readFileSync(out) };
}

describe.each(stores)('a backup over somebody else’s folder, on $store', ({ database }) => {
  it('is not put: a district’s over a desk', async () => {
    const [desk, { bytes }] = [await newDesk(), await closedDistrict({ database })];
    await desk.close();
    const before = readdirSync(desk.dataDir);
    const put = await restore(desk.deps, { bytes, scansDir: nowhere, dataDir: desk.dataDir, lastCode: null });
    expect(put).toMatchObject({ refusal: { code: 'restore.other-kind' } });
    expect(readdirSync(desk.dataDir)).toEqual(before);
  });

  it('is not put: a desk’s over a district', async () => {
    const [desk, { dataDir }] = [await newDesk(), await closedDistrict({ database })];
    const bytes = await backupOf(desk);
    const before = readdirSync(dataDir);
    const put = await restore(desk.deps, { bytes, scansDir: nowhere, dataDir, lastCode: null });
    expect(put).toMatchObject({ refusal: { code: 'restore.other-kind' } });
    expect(readdirSync(dataDir)).toEqual(before);
  });

  it('is not put: a district’s over another, but over its own', async () => {
    const [one, two] = [await closedDistrict({ database }), await closedDistrict({ stranger: true, database })];
    const over = (dataDir: string) =>
      restore(one.deps, { bytes: one.bytes, scansDir: nowhere, dataDir, lastCode: null });
    expect(await over(two.dataDir)).toMatchObject({ refusal: { code: 'restore.other-district' } });
    expect(await over(one.dataDir)).toMatchObject({ ok: true });
  });
});

describe('a folder whose database was emptied', () => {
  it('is damaged, and no folder to set a desk up in; a restore puts it back', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    await desk.close();
    writeFileSync(join(desk.dataDir, 'desk.db'), '');
    expect(openDesk(desk.deps, desk.dataDir, () => undefined)).toEqual({
      ok: false,
      refusal: { code: 'store.corrupt' },
    });
    given(await restore(desk.deps, { bytes, scansDir: nowhere, dataDir: desk.dataDir, lastCode: null }));
  });

  it('is damaged at a district too', async () => {
    const { deps, dataDir } = await closedDistrict();
    writeFileSync(join(dataDir, 'district.db'), '');
    expect(await openDistrict(deps, dataDir)).toEqual({ ok: false, refusal: { code: 'store.corrupt' } });
  });
});

describe('a restore that a crash cut short', () => {
  it('leaves the desk before it, or the desk after it, and can be done again', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    const code = await receive(desk);
    await desk.close();
    // Killed while the copy was being unpacked: its half lies beside the folder's own files.
    const half = join(desk.dataDir, 'restoring-abc123');
    mkdirSync(half);
    writeFileSync(join(half, 'desk.db'), bytes.subarray(0, 4000));
    const before = await openTestDesk(desk.deps, desk.dataDir, desk.clock);
    expect((await before.ask('dossier.get', { code })).status).toBe('received');
    const after = await restored(before, bytes);
    expect(existsSync(half)).toBe(false);
    expect(await receive(after)).not.toBe(code);
  });

  it('is in its new number block before it is the folder', async () => {
    const desk = await newDesk();
    const bytes = await backupOf(desk);
    await desk.close();
    // A clock that fails where the new ledger is opened: the restore ends before the folder is touched.
    const clock = createTestClock();
    const failing = { ...testDeps(desk.deps.profileDir, clock), clock: { now: () => never() } };
    await expect(restore(failing, { bytes, scansDir: nowhere, dataDir: desk.dataDir, lastCode: null })).rejects.toThrow(
      'power cut',
    );
    const again = await openTestDesk(desk.deps, desk.dataDir, desk.clock);
    expect((await again.ask('desk.status', {})).generation).toBe(0);
  });
});

function never(): never {
  throw new Error('power cut');
}

describe.each(stores)('a restored desk and its district, on $store', ({ database }) => {
  it('sends what was unsent of the old ledger and all of the new one, by the opening that the old key signed', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const desk = await office.newDesk();
    await receive(desk, 'Đã gửi');
    await desk.ask('sync.now', { url });
    await receive(desk, 'Chưa gửi');
    const again = await restored(desk, await backupOf(desk));
    await receive(again, 'Sau khôi phục');
    expect((await again.ask('desk.status', {})).unsent).toBeGreaterThan(2);
    expect(await again.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    const { rows } = await office.ask('dossier.list', {});
    expect(rows.map(({ fullName }) => fullName).sort()).toEqual(['Chưa gửi', 'Sau khôi phục', 'Đã gửi']);
    const [row] = await office.ask('desk.list', {});
    expect(row).toMatchObject({ state: 'admitted', generation: 1, ledger: again.desk().ledger });
  });

  it('is not thrown back by what the district holds of the old ledger beyond the backup', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const desk = await office.newDesk();
    await receive(desk, 'Trước');
    const bytes = await backupOf(desk);
    await receive(desk, 'Sau bản sao');
    await desk.ask('sync.now', { url });
    const again = await restored(desk, bytes);
    await receive(again, 'Sau khôi phục');
    expect(await again.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await again.ask('desk.status', {})).toMatchObject({ generation: 1, unsent: 0 });
    expect((await office.ask('district.status', {})).dossiers).toBe(3);
    expect((await office.app.district.store.verify()).problems).toEqual([]);
  });

  it('and a copy of its old folder end in blocks of their own', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const desk = await office.newDesk();
    await receive(desk, 'Chung');
    await desk.ask('sync.now', { url });
    const copy = await clonedDesk(desk, tempDir());
    const again = await restored(desk, await backupOf(desk));
    const codes = [await receive(again, 'Một'), await receive(again, 'Hai')];
    expect(await again.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
    codes.push(await receive(copy, 'Ba'));
    expect(new Set(codes).size).toBe(3);
    expect(await copy.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
    expect((await office.ask('district.status', {})).dossiers).toBe(4);
  });
});
