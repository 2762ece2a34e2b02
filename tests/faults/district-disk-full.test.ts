import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { errorTable } from '../../shared/errors/table.ts';
import { fillDisk } from '../fixtures/full-disk.ts';
import { applicant, marriageStatus, type TestDesk } from '../fixtures/office.ts';
import { embedded, newDatabase } from '../fixtures/postgres.ts';
import { fileOf, scanOf, sha256Of } from '../fixtures/scans.ts';
import { newServedOffice, type ServedOffice } from '../fixtures/served-office.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

const dossiers = 60;

async function withWork(office: ServedOffice): Promise<TestDesk> {
  const desk = await office.newDesk();
  for (let n = 0; n < dossiers; n += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  return desk;
}

interface Full {
  /** What of each file of a process fits on the disk. */
  readonly mostFileKiB: number | undefined;
  makeRoom(): Promise<void>;
}

/** Room for the greeting, none for the batch. */
const disks = [
  {
    disk: 'its own, embedded SQLite',
    database: embedded,
    fill: async (): Promise<Full> => ({ mostFileKiB: 128, makeRoom: async () => undefined }),
  },
  {
    disk: 'its PostgreSQL’s',
    database: newDatabase,
    fill: async ({ database = '' }: ServedOffice): Promise<Full> => ({
      mostFileKiB: undefined,
      makeRoom: await fillDisk(database, 'dossier'),
    }),
  },
];

describe.each(disks)('a district whose disk is full: $disk', ({ database, fill }) => {
  it('takes nothing by half, says so in words, and takes all of it once there is room', async () => {
    const office = await newServedOffice(database);
    const desk = await withWork(office);
    const full = await fill(office);
    const served = await office.serve(full.mostFileKiB);
    const refused = await desk.refusal('sync.now', { url: served.url });
    expect(refused).toMatchObject({
      code: 'sync.district-store',
      message: expect.stringContaining('có thể đầy ổ đĩa'),
    });
    expect((await desk.ask('desk.status', {})).acknowledgedSeq).toBe(0);
    await served.kill();
    const { base64 } = await desk.ask('sync.seal', {});
    const stick = join(office.root, 'goi.mcd');
    writeFileSync(stick, Buffer.from(base64, 'base64'));
    const byStick = ['district', 'import', stick, '--acks', office.root];
    expect(await office.tried(byStick, full.mostFileKiB)).toMatchObject({
      code: 3,
      lines: [{ code: 'store.disk-full', message: errorTable['store.disk-full'].vi }],
    });
    expect(await office.run('district', 'status')).toMatchObject([{ dossiers: 0, batches: 0, parked: 0 }]);
    await full.makeRoom();
    const roomy = await office.serve();
    expect(await desk.ask('sync.now', { url: roomy.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    await roomy.kill();
    await office.expectWhole([desk], dossiers);
  });
});

describe('a district whose own disk is full and whose PostgreSQL has room', () => {
  it('takes dossiers in, leaves a scan at its desk that says so, and takes it once there is room', async () => {
    const office = await newServedOffice(newDatabase);
    const desk = await office.newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const scan = scanOf(1, 200_000);
    await desk.ask('attachment.add', { code, component: 0, file: fileOf(scan) });
    const full = await office.serve(128);
    expect(await desk.ask('sync.now', { url: full.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    // The dossier is there; that its scan is not yet is shown at it.
    const scansOf = async ({ ask }: Pick<TestDesk, 'ask'>) => (await ask('dossier.get', { code })).attachments;
    expect(await scansOf(desk)).toMatchObject([{ here: true, held: false }]);
    await full.kill();
    const roomy = await office.serve();
    expect(await desk.ask('sync.now', { url: roomy.url })).toMatchObject({ unsent: 0 });
    await roomy.kill();
    await office.expectWhole([desk], 1);
    const kept = await office.within(({ ask }) => ask('dossier.get', { code }));
    expect(kept.attachments).toMatchObject([{ sha256: sha256Of(scan), here: true, held: true }]);
  });
});
