import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applicant, deskTemplate, marriageStatus, newOffice, reopened, type TestDesk } from '../../fixtures/office.ts';
import { fileOf, scanOf, sha256Of } from '../../fixtures/scans.ts';

const newDesk = deskTemplate();
const declaration = 0;
const identity = 4;
const components = [
  { index: declaration, original: 1, copies: 0 },
  { index: identity, original: 1, copies: 0 },
];
const form = { procedureCode: marriageStatus, applicant, components };

/** Paths of all contents of a desk's folder. */
function contentsOf({ dataDir }: Pick<TestDesk, 'dataDir'>): string[] {
  const dir = join(dataDir, 'attachments');
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const hashesOf = (desk: TestDesk) => contentsOf(desk).map((path) => basename(path));

/** A form in the making, saved, with one scan of the declaration. */
async function formWithScan(desk: TestDesk, bytes = scanOf(1)) {
  const draft = randomUUID();
  await desk.ask('draft.save', { draft: { commandId: draft, procedureCode: marriageStatus, components } });
  const scan = await attach(desk, draft, bytes);
  return { draft, scan, named: { id: draft, scans: [{ sha256: scan.sha256, component: declaration }] } };
}

function attach(desk: TestDesk, draft: string, bytes: Buffer, component = declaration, name = 'to-khai.pdf') {
  return desk.ask('draft.attachScan', {
    draft,
    procedureCode: marriageStatus,
    component,
    file: fileOf(bytes, name),
  });
}

describe('a scan of a form that is being filled in', () => {
  it('is there after a restart with its name and size, and lies sealed', async () => {
    const desk = await newDesk();
    const { draft, scan } = await formWithScan(desk);
    expect(scan).toEqual({
      sha256: sha256Of(scanOf(1)),
      component: declaration,
      procedureCode: marriageStatus,
      name: 'to-khai.pdf',
      kind: 'application/pdf',
      sizeBytes: 3000,
      pages: null,
      lost: null,
    });
    const again = await reopened(desk);
    expect((await again.ask('draft.get', {})).scans).toEqual([scan]);
    const { base64, ...content } = await again.ask('draft.getScan', { draft, sha256: scan.sha256 });
    expect(content).toEqual({ name: 'to-khai.pdf', kind: 'application/pdf' });
    expect(Buffer.from(base64, 'base64').equals(scanOf(1))).toBe(true);
    const lying = ['desk.db', 'desk.db-wal'].map((name) => join(desk.dataDir, name)).filter(existsSync);
    for (const path of [...lying, ...contentsOf(desk)]) {
      expect(readFileSync(path).includes('to-khai')).toBe(false);
      expect(readFileSync(path).includes(scanOf(1).subarray(0, 40))).toBe(false);
    }
  });

  it('becomes the dossier’s with the dossier, whole and to be sent', async () => {
    const desk = await newDesk();
    const { draft, scan, named } = await formWithScan(desk);
    const second = await attach(desk, draft, scanOf(2), identity, 'căn cước.pdf');
    const scans = [...named.scans, { sha256: second.sha256, component: identity }];
    const { code } = await desk.ask('dossier.receive', { ...form, draft: { id: draft, scans } }, { id: draft });
    const { attachments, timeline } = await desk.ask('dossier.get', { code });
    expect(attachments.map(({ name, component, here, held }) => ({ name, component, here, held }))).toEqual([
      { name: 'to-khai.pdf', component: declaration, here: true, held: false },
      { name: 'căn cước.pdf', component: identity, here: true, held: false },
    ]);
    expect(timeline.map(({ type }) => type)).toEqual([
      'dossier.received.v1',
      'dossier.attached.v1',
      'dossier.attached.v1',
    ]);
    expect((await desk.ask('attachment.get', { code, sha256: scan.sha256 })).name).toBe('to-khai.pdf');
    expect((await desk.ask('scan.status', {})).waiting.files).toBe(2);
    expect(await desk.ask('draft.get', {})).toEqual({ draft: null, savedAt: null, scans: [] });
  });

  it('is asked twice and taken in once, also after what was answered got lost with a restart', async () => {
    const desk = await newDesk();
    const { draft, named } = await formWithScan(desk);
    const input = { ...form, draft: named };
    const first = await desk.ask('dossier.receive', input, { id: draft });
    const again = await reopened(desk);
    expect(await again.ask('dossier.receive', input, { id: draft })).toEqual(first);
    expect((await again.ask('dossier.get', { code: first.code })).attachments).toHaveLength(1);
  });

  it('goes with a form that is only noted at the counter', async () => {
    const desk = await newDesk();
    const { draft, named } = await formWithScan(desk);
    const { dossierId } = await desk.ask('dossier.register', { ...form, draft: named }, { id: draft });
    const { status, attachments } = await desk.ask('dossier.get', { dossierId });
    expect({ status, names: attachments.map(({ name }) => name) }).toEqual({
      status: 'registered',
      names: ['to-khai.pdf'],
    });
  });

  it('travels behind the dossier like any other', async () => {
    const office = await newOffice();
    const desk = await office.newDesk();
    const { draft, named } = await formWithScan(desk);
    const { code } = await desk.ask('dossier.receive', { ...form, draft: named }, { id: draft });
    expect(await desk.ask('sync.now', { url: await office.url() })).toMatchObject({ unsent: 0 });
    expect((await office.ask('dossier.get', { code })).attachments).toMatchObject([
      { name: 'to-khai.pdf', here: true },
    ]);
  });
});

describe('a scan that cannot be', () => {
  it('is refused and leaves nothing: no scan, too large, of no paper', async () => {
    const desk = await newDesk();
    const draft = randomUUID();
    const { budgets } = await desk.ask('scan.status', {});
    await desk.ask('scan.setBudgets', { budgets, limitMb: 1 });
    const at = { draft, procedureCode: marriageStatus, component: declaration };
    const codes = [
      (await desk.refusal('draft.attachScan', { ...at, file: fileOf(Buffer.from('MZ\0\0')) })).code,
      (await desk.refusal('draft.attachScan', { ...at, file: fileOf(scanOf(2, 1_000_001)) })).code,
      (await desk.refusal('draft.attachScan', { ...at, component: 99, file: fileOf(scanOf(3)) })).code,
      (await desk.refusal('draft.attachScan', { ...at, procedureCode: '9.999999', file: fileOf(scanOf(3)) })).code,
    ];
    expect(codes).toEqual([
      'attachment.kind-unknown',
      'attachment.too-large',
      'attachment.no-such-paper',
      'procedure.unknown',
    ]);
    expect(desk.desk().store.read.draftScans()).toEqual([]);
    expect(contentsOf(desk)).toEqual([]);
  });

  it('is told as altered or missing when the form is opened, and keeps the dossier from being taken in', async () => {
    const desk = await newDesk();
    const { draft, scan, named } = await formWithScan(desk);
    const other = await attach(desk, draft, scanOf(2), identity);
    const at = (sha256: string) => contentsOf(desk).find((path) => basename(path) === sha256) ?? '';
    const sealed = readFileSync(at(scan.sha256));
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    writeFileSync(at(scan.sha256), sealed);
    rmSync(at(other.sha256));
    expect((await desk.ask('draft.get', {})).scans.map(({ lost }) => lost)).toEqual(['altered', 'missing']);
    const error = await desk.refusal('dossier.receive', { ...form, draft: named }, { id: draft });
    expect({ code: error.code, fields: Object.keys(error.fields ?? {}) }).toEqual({
      code: 'attachment.draft-lost',
      fields: ['draft.scans'],
    });
    expect(error.message).toContain('Tờ khai');
    await attach(desk, draft, scanOf(1));
    expect((await desk.ask('draft.get', {})).scans.map(({ lost }) => lost)).toEqual([null, 'missing']);
    await desk.ask('dossier.receive', { ...form, draft: named }, { id: draft });
    expect(hashesOf(desk)).toEqual([scan.sha256]);
  });

  it('is refused of a paper that was not handed in, twice for one paper, or of another form', async () => {
    const desk = await newDesk();
    const { draft, scan, named } = await formWithScan(desk);
    const refused = async (given: typeof named) =>
      (await desk.refusal('dossier.receive', { ...form, draft: given }, { id: draft })).code;
    expect(await refused({ id: draft, scans: [{ sha256: scan.sha256, component: 1 }] })).toBe(
      'attachment.no-such-paper',
    );
    expect(await refused({ id: draft, scans: [...named.scans, ...named.scans] })).toBe('attachment.already-there');
    expect(await refused({ id: randomUUID(), scans: named.scans })).toBe('attachment.draft-lost');
    expect((await desk.ask('desk.status', {})).dossiers).toBe(0);
    expect((await desk.ask('draft.get', {})).scans).toEqual([scan]);
  });
});

describe('a dossier and its scans', () => {
  it('are there together or not at all', async () => {
    const desk = await newDesk();
    const { draft, scan, named } = await formWithScan(desk);
    const input = { ...form, draft: named };
    const { db } = desk.desk().store;
    db.exec(`CREATE TRIGGER power_cut BEFORE INSERT ON event WHEN new.type = 'dossier.attached.v1'
      BEGIN SELECT raise(ABORT, 'the power went'); END`);
    expect((await desk.refusal('dossier.receive', input, { id: draft })).code).toBe('internal.unexpected');
    db.exec('DROP TRIGGER power_cut');
    const again = await reopened(desk);
    expect((await again.ask('desk.status', {})).dossiers).toBe(0);
    expect((await again.ask('draft.get', {})).scans).toEqual([scan]);
    const { code } = await again.ask('dossier.receive', input, { id: draft });
    expect((await again.ask('dossier.get', { code })).attachments).toHaveLength(1);
    expect(again.desk().store.verify().problems).toEqual([]);
  });
});

describe('what is dropped', () => {
  it('is also what a power cut left half written, once the desk is opened anew', async () => {
    const desk = await newDesk();
    const { scan } = await formWithScan(desk);
    const [path = ''] = contentsOf(desk);
    writeFileSync(`${path}.0a1b2c3d.part`, readFileSync(path).subarray(0, 100));
    const again = await reopened(desk);
    expect(hashesOf(again)).toEqual([scan.sha256]);
  });

  it('is gone from the disk once it is removed, unless something else names it', async () => {
    const desk = await newDesk();
    const { draft, scan } = await formWithScan(desk);
    await attach(desk, draft, scanOf(1), identity);
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const remove = (component: number) => desk.ask('draft.removeScan', { draft, sha256: scan.sha256, component });
    await remove(declaration);
    expect(hashesOf(desk)).toEqual([scan.sha256]);
    await desk.ask('attachment.add', { code, component: declaration, file: fileOf(scanOf(1)) });
    await remove(identity);
    expect(hashesOf(desk)).toEqual([scan.sha256]);
    expect((await desk.refusal('draft.getScan', { draft, sha256: scan.sha256 })).code).toBe('attachment.not-found');
  });

  it('may be taken back until the next form is begun, and is gone then', async () => {
    const desk = await newDesk();
    const { draft, scan } = await formWithScan(desk);
    await desk.ask('draft.discard', {});
    await desk.ask('draft.save', { draft: { commandId: draft } });
    expect((await desk.ask('draft.get', {})).scans).toEqual([scan]);
    await desk.ask('draft.discard', {});
    await desk.ask('draft.save', { draft: { commandId: randomUUID() } });
    expect(contentsOf(desk)).toEqual([]);
    expect(desk.desk().store.read.draftScans()).toEqual([]);
  });

  it('is gone when the desk is opened anew after it was thrown away', async () => {
    const desk = await newDesk();
    await formWithScan(desk);
    await desk.ask('draft.discard', {});
    const again = await reopened(desk);
    expect((await again.ask('draft.get', {})).scans).toEqual([]);
    expect(contentsOf(again)).toEqual([]);
  });

  it('is also what the clerk did not name when the form was taken in', async () => {
    const desk = await newDesk();
    const { draft, scan, named } = await formWithScan(desk);
    await attach(desk, draft, scanOf(2), 1);
    await desk.ask('dossier.receive', { ...form, draft: named }, { id: draft });
    expect(hashesOf(desk)).toEqual([scan.sha256]);
  });
});
