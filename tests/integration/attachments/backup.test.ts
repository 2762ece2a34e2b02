import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { scanProblems, scansOfDesk, scansOfDistrict } from '../../../main/attachments/kept-scans.ts';
import { backUp } from '../../../main/backup/backup.ts';
import { restore } from '../../../main/backup/restore.ts';
import {
  applicant,
  commune,
  given,
  marriageStatus,
  newOffice,
  openTestDesk,
  type TestDesk,
  tempDir,
} from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';
import { fileOf, scanOf } from '../../fixtures/scans.ts';

async function backupOf(desk: TestDesk, out: string) {
  const { office, store, keyring, shelf, deps } = desk.desk();
  const { training, rootLedger } = office;
  const facts = { kind: 'desk', training, commune, desk: 2, rootLedger, madeAt: desk.clock.now() } as const;
  const folder = { dataDir: desk.dataDir, store, keyring, shelf, deps, scans: async () => scansOfDesk(desk.desk()) };
  return given(await backUp(folder, facts, out));
}

const problemsOf = (desk: TestDesk) => scanProblems(desk.desk().shelf, scansOfDesk(desk.desk()));

it('scans lie beside the backup, each once for all of them, and come back with it', async () => {
  const office = await newOffice();
  const desk = await office.newDesk();
  const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  const first = await desk.ask('attachment.add', { code, component: 0, file: fileOf(scanOf(1)) });
  const out = join(tempDir(), 'a.mcbk');
  expect(await backupOf(desk, out)).toMatchObject({ attachments: 1, attachmentsMissing: 0 });
  await desk.ask('attachment.add', { code, component: 'result', file: fileOf(scanOf(2)) });
  expect(await backupOf(desk, join(dirname(out), 'b.mcbk'))).toMatchObject({ attachments: 2 });
  const beside = readdirSync(dirname(out), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(beside).toHaveLength(4);
  for (const { parentPath, name } of beside) expect(readFileSync(join(parentPath, name)).includes('%PDF')).toBe(false);
  await desk.close();
  const to = join(tempDir(), 'desk');
  const bytes = readFileSync(out);
  const restored = await restore(desk.deps, { bytes, scansDir: dirname(out), dataDir: to, lastCode: null });
  expect(restored).toMatchObject({ value: { attachments: 1, attachmentsMissing: 0 } });
  const again = await openTestDesk(desk.deps, to, desk.clock);
  expect((await again.ask('attachment.get', { code, sha256: first.sha256 })).base64).toBe(scanOf(1).toString('base64'));
  expect(await problemsOf(again)).toEqual([]);
});

it.each(stores)(
  'a scan that is missing where it is needed is named; one that the district has may be gone, on $store',
  async ({ database }) => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const { sha256 } = await desk.ask('attachment.add', { code, component: 0, file: fileOf(scanOf(3)) });
    const place = { commune, sha256 };
    await desk.desk().shelf.remove(place);
    const detail = `commune=${commune} sha256=${sha256}: missing`;
    expect(await problemsOf(desk)).toMatchObject([{ kind: 'file', table: 'attachment', detail }]);
    given(await desk.desk().shelf.put(place, scanOf(3)));
    await desk.ask('sync.now', { url: await office.url() });
    await desk.desk().shelf.remove(place);
    expect(await problemsOf(desk)).toEqual([]);
    const { district } = office.app;
    expect(await scanProblems(district.shelf, await scansOfDistrict(district))).toEqual([]);
    await district.shelf.remove(place);
    expect(await scanProblems(district.shelf, await scansOfDistrict(district))).toMatchObject([{ detail }]);
  },
);

it('a form of a backup does not take the scan of the dossier along that it has become since', async () => {
  const office = await newOffice();
  const desk = await office.newDesk();
  const id = randomUUID();
  const paper = { draft: id, procedureCode: marriageStatus, component: 0 };
  await desk.ask('draft.save', { draft: { commandId: id, procedureCode: marriageStatus } });
  const { sha256 } = await desk.ask('draft.attachScan', { ...paper, file: fileOf(scanOf(4)) });
  const out = join(tempDir(), 'a.mcbk');
  await backupOf(desk, out);
  const components = [0, 4].map((index) => ({ index, original: 1, copies: 0 }));
  const taken = { procedureCode: marriageStatus, applicant, components };
  const draft = { id, scans: [{ sha256, component: 0 }] };
  const { code } = await desk.ask('dossier.receive', { ...taken, draft }, { id });
  await desk.close();
  const input = { bytes: readFileSync(out), scansDir: dirname(out), dataDir: desk.dataDir, lastCode: code };
  expect(await restore(desk.deps, input)).toMatchObject({ ok: true });
  const again = await openTestDesk(desk.deps, desk.dataDir, desk.clock);
  expect(await again.ask('draft.get', {})).toMatchObject({ draft: { commandId: id } });
  await again.ask('draft.save', { draft: { commandId: randomUUID(), procedureCode: marriageStatus } });
  expect(await again.desk().shelf.has({ commune, sha256 })).toBe(true);
});
