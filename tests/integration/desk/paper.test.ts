import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  formatReceiptQr,
  type PublishedKey,
  receiptPayloadToSign,
  receiptQrSvg,
  verifyReceiptQr,
} from '../../../shared/forms/receipt-qr.ts';
import { applicant, deskTemplate, marriageStatus, newOffice, reopened } from '../../fixtures/office.ts';

const newDesk = deskTemplate();
const form = { form: 'receipt', paper: 'A4' } as const;

describe('the receipt', () => {
  it('carries a code that the district’s key list proves', async () => {
    const office = await newOffice();
    const desk = await office.newDesk();
    const { code, dossierId, receivedAt, dueAt } = await desk.ask('dossier.receive', {
      procedureCode: marriageStatus,
      applicant,
    });
    const { html, title } = await desk.ask('form.html', { code, ...form });
    expect(title).toBe(code);
    for (const said of [applicant.fullName, code, 'Lan', '2.0/2026-TNHS']) expect(html).toContain(said);
    expect(html).not.toContain(applicant.personalId);
    const { ledger, keys, store, deps } = desk.desk();
    const lookupKey = store.read.findDossier(dossierId)?.state.lookupKey ?? '';
    const facts = { code, lookupKey, receivedAt: Date.parse(receivedAt), dueAt: Date.parse(dueAt), ledger };
    const text = formatReceiptQr(facts, deps.crypto.ed25519Sign(keys.seed, receiptPayloadToSign(facts)));
    expect(html).toContain(receiptQrSvg(text, code));
    const published = new Map<string, PublishedKey>(
      (await office.app.district.store.read.listLedgers())
        .filter((record) => record.kind === 'desk')
        .map((record) => [record.id, { key: record.key, desk: record.desk ?? 0, commune: record.commune }]),
    );
    expect(verifyReceiptQr(deps.crypto, published, text)).toMatchObject({ ok: true, value: { code, desk: 2 } });
    const forged = text.replace(`-2001:`, `-2002:`);
    expect(verifyReceiptQr(deps.crypto, published, forged)).toMatchObject({
      ok: false,
      refusal: { code: 'forms.qr-signature-wrong' },
    });
  });

  it('says the date that was printed, whatever came after', async () => {
    const desk = await newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const before = await desk.ask('form.html', { code, ...form });
    await desk.ask('dossier.requestSupplement', { code, items: ['x'], reason: 'y' });
    desk.clock.tick(10 * 86_400_000);
    await desk.ask('dossier.supplement', { code });
    expect(await desk.ask('form.html', { code, ...form })).toEqual(before);
  });

  it('is watermarked in training', async () => {
    const desk = await newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect((await desk.ask('form.html', { code, ...form })).html.toUpperCase()).toContain('TẬP HUẤN');
  });

  it('is not there before the dossier is received, nor printed where there is no browser', async () => {
    const desk = await newDesk();
    expect((await desk.refusal('form.html', { code: 'H60.15.3-261117-2001', ...form })).code).toBe('dossier.not-found');
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect((await desk.refusal('form.pdf', { code, ...form })).code).toBe('shell.no-browser');
  });
});

describe('the control sheet', () => {
  it('tells each hand-over on screen and paper, for the one who is asked', async () => {
    const desk = await newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect((await desk.ask('dossier.get', { code })).controlSheet).toEqual([]);
    await desk.ask('dossier.handOver', { code, to: 'Công chức tư pháp', note: 'kèm bản gốc' });
    const { controlSheet } = await desk.ask('dossier.get', { code });
    expect(controlSheet).toMatchObject([
      { from: 'Bộ phận Một cửa', to: 'Công chức tư pháp', giver: 'Lan', result: 'onTime', note: 'kèm bản gốc' },
    ]);
    const { html, title } = await desk.ask('dossier.controlSheet', { code });
    expect(title).toBe(code);
    for (const said of ['PHIẾU KIỂM SOÁT', code, 'Công chức tư pháp', 'kèm bản gốc', 'Lan'])
      expect(html).toContain(said);
    for (const secret of [applicant.personalId, applicant.fullName]) expect(html).not.toContain(secret);
    expect(html.toUpperCase()).toContain('TẬP HUẤN');
  });

  it('says that the desk kept it too long', async () => {
    const desk = await newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    desk.clock.tick(2 * 86_400_000);
    await desk.ask('dossier.handOver', { code, to: 'Công chức tư pháp' });
    expect((await desk.ask('dossier.get', { code })).controlSheet).toMatchObject([{ result: 'overdue' }]);
  });

  it('is not there before the dossier is received', async () => {
    const desk = await newDesk();
    const { dossierId } = await desk.ask('dossier.register', { procedureCode: marriageStatus, applicant });
    expect((await desk.refusal('dossier.controlSheet', { dossierId })).code).toBe('dossier.not-received');
    expect((await desk.refusal('dossier.controlSheet', { code: 'H60.15.3-261117-2999' })).code).toBe(
      'dossier.not-found',
    );
  });
});

describe('the draft', () => {
  it('comes back as typed after a restart, and lies on disk without a clear word', async () => {
    const desk = await newDesk();
    const draft = {
      commandId: crypto.randomUUID(),
      applicant: { fullName: 'Huỳnh Thị Rất Riêng', personalId: '079190007777' },
      procedureTyped: 'tinh trang hon nhan',
      note: 'viết dở',
    };
    await desk.ask('draft.save', { draft: { ...draft, note: 'cũ' } });
    const { savedAt } = await desk.ask('draft.save', { draft });
    const again = await reopened(desk);
    expect(await again.ask('draft.get', {})).toEqual({ draft, savedAt, scans: [] });
    const lying = readdirSync(desk.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    for (const word of ['Rất Riêng', '079190007777', 'viết dở', 'tinh trang'])
      expect(lying.some((bytes) => bytes.includes(word))).toBe(false);
    await again.ask('draft.discard', {});
    expect(await again.ask('draft.get', {})).toEqual({ draft: null, savedAt: null, scans: [] });
  });
});
