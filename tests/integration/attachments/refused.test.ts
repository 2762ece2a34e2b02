import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeAttachment } from '../../../main/district/take-attachment.ts';
import { sealAttachment } from '../../../shared/batch/attachment.ts';
import { sealFile } from '../../../shared/batch/sealed-file.ts';
import { applicant, clerk, commune, leader, marriageStatus, newOffice, type TestDesk } from '../../fixtures/office.ts';
import { embedded, stores } from '../../fixtures/postgres.ts';
import { fileOf, scanOf, sha256Of } from '../../fixtures/scans.ts';

async function deskWithDossier(database = embedded) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  return { office, desk, code };
}

function sealedBy(desk: TestDesk, plain: Buffer) {
  const { keys, office } = desk.desk();
  return sealAttachment(desk.deps.crypto, {
    commune,
    desk: 2,
    training: true,
    seed: keys.seed,
    recipients: [office.district.recipient],
    plain,
    sealedAt: desk.clock.now(),
  });
}

/** Every file of a folder's scans, with its path. */
function filesIn(desk: Pick<TestDesk, 'dataDir'>): string[] {
  return readdirSync(join(desk.dataDir, 'attachments'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('at the desk', () => {
  it('what is no scan, too large, of no paper or there already is refused, and nothing of it stays', async () => {
    const { desk, code } = await deskWithDossier();
    const at = { code, component: 0 };
    await desk.ask('attachment.add', { ...at, file: fileOf(scanOf(1)) });
    await desk.ask('scan.setBudgets', { budgets: (await desk.ask('scan.status', {})).budgets, limitMb: 1 });
    const codes = [
      (await desk.refusal('attachment.add', { ...at, file: fileOf(Buffer.from('MZ\0\0'), 'to-khai.pdf') })).code,
      (await desk.refusal('attachment.add', { ...at, file: fileOf(scanOf(2, 1_000_001)) })).code,
      (await desk.refusal('attachment.add', { code, component: 3, file: fileOf(scanOf(3)) })).code,
      (await desk.refusal('attachment.add', { ...at, file: fileOf(scanOf(1)) })).code,
      (await desk.refusal('attachment.add', { code: 'H60.15.3-261117-2999', component: 0, file: fileOf(scanOf(4)) }))
        .code,
    ];
    expect(codes).toEqual([
      'attachment.kind-unknown',
      'attachment.too-large',
      'attachment.no-such-paper',
      'attachment.already-there',
      'dossier.not-found',
    ]);
    expect(filesIn(desk).map((path) => path.split('/').at(-1))).toEqual([sha256Of(scanOf(1))]);
  });

  it('lies sealed on the disk, and one that rotted is told and never handed out', async () => {
    const { desk, code } = await deskWithDossier();
    const scan = scanOf(5);
    const { sha256 } = await desk.ask('attachment.add', { code, component: 0, file: fileOf(scan) });
    const [path = ''] = filesIn(desk);
    const sealed = readFileSync(path);
    expect(sealed.includes(scan.subarray(0, 40))).toBe(false);
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    writeFileSync(path, sealed);
    expect((await desk.refusal('attachment.get', { code, sha256 })).code).toBe('attachment.altered');
  });

  it('the same command twice attaches once', async () => {
    const { desk, code } = await deskWithDossier();
    const id = randomUUID();
    const input = { code, component: 'result' as const, file: fileOf(scanOf(6)) };
    const first = await desk.ask('attachment.add', input, { as: clerk, id });
    expect(await desk.ask('attachment.add', input, { as: clerk, id })).toEqual(first);
    expect((await desk.ask('dossier.get', { code })).attachments).toHaveLength(1);
  });

  it('is taken off a paper by an event; after hand-over a leader does it', async () => {
    const { desk, code } = await deskWithDossier();
    const { sha256 } = await desk.ask('attachment.add', { code, component: 0, file: fileOf(scanOf(7)) });
    await desk.ask('dossier.handOver', { code, to: 'Tư pháp' });
    const place = { code, sha256, component: 0 };
    expect((await desk.refusal('attachment.remove', place)).code).toBe('dossier.correction-needs-leader');
    await desk.ask('attachment.remove', { ...place, reason: 'Nhầm người' }, { as: leader });
    const view = await desk.ask('dossier.get', { code });
    expect(view.attachments).toEqual([]);
    expect(view.timeline.at(-1)).toMatchObject({
      type: 'dossier.attachmentRemoved.v1',
      facts: { reason: 'Nhầm người' },
    });
    expect((await desk.refusal('attachment.get', { code, sha256 })).code).toBe('attachment.not-found');
  });
});

describe.each(stores)('at the district, on $store', ({ database }) => {
  it('takes only what an event names, under its own hash, from a desk that is welcome', async () => {
    const { office, desk, code } = await deskWithDossier(database);
    const { district } = office.app;
    const [named, other] = [scanOf(8), scanOf(9)];
    await desk.ask('attachment.add', { code, component: 0, file: fileOf(named) });
    const sealed = await sealedBy(desk, named);
    expect(await takeAttachment(district, sealed.bytes)).toMatchObject({ refusal: { code: 'attachment.not-named' } });
    await desk.ask('sync.apply', {
      files: [
        await office
          .ask('batch.import', { files: [await desk.ask('sync.seal', {})] })
          .then(([answer]) => answer?.acknowledgement ?? { name: '', base64: '' }),
      ],
    });
    expect(await takeAttachment(district, (await sealedBy(desk, other)).bytes)).toMatchObject({
      refusal: { code: 'attachment.not-named' },
    });
    // The header says the named one, inside is another.
    const lie = sealFile(desk.deps.crypto, {
      format: 'attachment',
      training: true,
      commune,
      desk: 2,
      seed: desk.desk().keys.seed,
      sealedAt: desk.clock.now(),
      more: { attachment: Buffer.from(sha256Of(named), 'hex').toString('base64url') },
      payload: await desk.deps.crypto.ageEncrypt(other, [desk.desk().office.district.recipient]),
    });
    expect(await takeAttachment(district, lie.bytes)).toMatchObject({ refusal: { code: 'attachment.altered' } });
    expect(await takeAttachment(district, sealed.bytes)).toEqual({ ok: true, value: 'accepted' });
    expect(await takeAttachment(district, sealed.bytes)).toEqual({ ok: true, value: 'duplicate' });
    await office.ask('ledger.revoke', { ledger: desk.desk().ledger, reason: 'Máy bị mất' });
    expect(await takeAttachment(district, sealed.bytes)).toMatchObject({
      refusal: { code: 'district.ledger-revoked' },
    });
  });
});
