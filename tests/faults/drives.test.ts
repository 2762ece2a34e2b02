import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
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
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createNodeCrypto } from '../../main/crypto/node-crypto.ts';
import { driveCode, writeToDrive } from '../../main/roads/drive-file.ts';
import { createFolderWatch } from '../../main/roads/exchange-folder.ts';
import { errorTable } from '../../shared/errors/table.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import { applicant, given, marriageStatus, newOffice, type TestDesk } from '../fixtures/office.ts';
import { type NewStore, stores } from '../fixtures/postgres.ts';

const run = promisify(execFile);

function stick(): string {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-drive-'));
  onTestFinished(() => {
    chmodSync(dir, 0o700);
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

const receive = (desk: TestDesk) => desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
const up = (folder: string) => readdirSync(join(folder, 'gui-len')).sort();

/** A desk with one dossier, its folder on a stick of its own. */
async function deskWithStick(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const folder = join(stick(), 'usb');
  mkdirSync(folder);
  await receive(desk);
  await desk.ask('folder.set', { folder });
  return { office, desk, folder };
}

describe('a drive that fails', () => {
  it('while it is written to shows the whole file or none, and says which', async () => {
    const dir = join(stick(), 'usb');
    mkdirSync(dir);
    const bytes = Buffer.alloc(48 * 1024 * 1024, 'x');
    const writing = writeToDrive(dir, 'goi.mcd', bytes);
    // Pulled out once its first bytes are there.
    await vi.waitFor(() => expect(readdirSync(dir)).not.toEqual([]), { interval: 1 });
    renameSync(dir, `${dir}-out`);
    const written = await writing;
    const whole = join(`${dir}-out`, 'goi.mcd');
    if (existsSync(whole)) expect(readFileSync(whole).equals(bytes)).toBe(true);
    // It is not where it was asked for: that is never called written.
    expect(written).toMatchObject({ ok: false, refusal: { code: 'road.drive-gone' } });
  });

  it('while it is read is told, and is read on when it is back', async () => {
    const dir = join(stick(), 'usb');
    mkdirSync(dir);
    writeFileSync(join(dir, 'b.mcd'), 'y');
    writeFileSync(join(dir, 'a.mcd'), 'x');
    const watch = createFolderWatch(createNodeCrypto());
    renameSync(dir, `${dir}-out`);
    expect(await watch.fresh(dir, () => true)).toMatchObject({ refusal: { code: 'road.drive-gone' } });
    renameSync(`${dir}-out`, dir);
    // Broken files are given once they stay so, in the order of their names.
    expect(given(await watch.fresh(dir, () => true))).toEqual([]);
    expect(given(await watch.fresh(dir, () => true)).map(({ name }) => name)).toEqual(['a.mcd', 'b.mcd']);
  });

  it('is full: nothing lies under the name, and nothing beside it', async () => {
    const dir = stick();
    const program = `import { writeToDrive } from ${JSON.stringify(join(import.meta.dirname, '../../main/roads/drive-file.ts'))};
      const written = await writeToDrive(${JSON.stringify(dir)}, 'goi.mcd', Buffer.alloc(300_000));
      process.stdout.write(JSON.stringify(written));`;
    // No file of the process may grow beyond 64 KiB, which is what a full disk is to it.
    const limited = ['-c', 'ulimit -f 128; exec "$0" --input-type=module -e "$1"', process.execPath, program];
    const { stdout } = await run('sh', limited);
    expect(JSON.parse(stdout)).toEqual({ ok: false, refusal: { code: 'road.drive-full' } });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('says by its own code what the system says', () => {
    const codes = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENODEV', 'ENOENT'];
    expect(codes.map((code) => driveCode(Object.assign(new Error(code), { code })))).toEqual([
      'road.drive-full',
      'road.drive-full',
      'road.drive-full',
      'road.drive-locked',
      'road.drive-locked',
      'road.drive-locked',
      'road.drive-gone',
      'road.drive-gone',
      'road.drive-gone',
    ]);
  });
});

describe.each(stores)('an exchange folder on a drive that fails, the district on $store', ({ database }) => {
  it('that is replaced by another stick gets the file there too, and either brings it', async () => {
    const { office, desk, folder } = await deskWithStick(database);
    const [first] = up(folder);
    renameSync(folder, `${folder}-one`);
    mkdirSync(folder);
    await desk.ask('folder.exchange', {});
    expect(up(folder)).toHaveLength(1);
    expect(up(`${folder}-one`)).toEqual([first]);
    for (const place of [`${folder}-one`, folder]) {
      await office.ask('folder.set', { folder: place });
      expect(await office.ask('district.status', {})).toMatchObject({ dossiers: 1, refused: 0 });
    }
    await desk.ask('folder.exchange', {});
    await expectNothingLost(office, [desk]);
  });

  it('whose half is spoiled is told, loses nothing, and is used once it is mended', async () => {
    const { office, desk, folder } = await deskWithStick(database);
    rmSync(join(folder, 'gui-len'), { recursive: true });
    writeFileSync(join(folder, 'gui-len'), 'no folder');
    await receive(desk);
    const refused = await desk.refusal('folder.exchange', {});
    expect(refused).toMatchObject({ code: 'road.drive-gone', message: errorTable['road.drive-gone'].vi });
    expect(await desk.ask('folder.status', {})).toMatchObject({ state: 'failed' });
    rmSync(join(folder, 'gui-len'));
    expect(await desk.ask('folder.exchange', {})).toMatchObject({ state: 'ready', problem: null });
    expect(up(folder)).toHaveLength(1);
    await office.ask('folder.set', { folder });
    await desk.ask('folder.exchange', {});
    expect(await office.ask('district.status', {})).toMatchObject({ dossiers: 2 });
    await expectNothingLost(office, [desk]);
  });

  it('with a torn answer on it waits for the whole one', async () => {
    const { office, desk, folder } = await deskWithStick(database);
    await office.ask('folder.set', { folder });
    const [name = ''] = readdirSync(join(folder, 'gui-xuong'));
    const path = join(folder, 'gui-xuong', name);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 30));
    for (const _ of [1, 2, 3]) await desk.ask('folder.exchange', {});
    expect((await desk.ask('desk.status', {})).unsent).toBeGreaterThan(0);
    writeFileSync(path, whole);
    await desk.ask('folder.exchange', {});
    await expectNothingLost(office, [desk]);
  });
});
