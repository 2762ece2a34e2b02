import { describe, expect, it } from 'vitest';
import { appendToLedger } from '../../../main/district/append-event.ts';
import { findCommuneLedger } from '../../../main/district/commune-ledger.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import type { BodyOf } from '../../../shared/dossier/event-types.ts';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';
import { applicant, commune, given, leader, marriageStatus, newOffice, type Office } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';

/** The district puts another catalogue in force for the commune, its content in the event that says so. */
async function publish(
  office: Office,
  version: string,
  change: (catalogue: { procedures: JsonObject[] }) => JsonObject,
): Promise<void> {
  const { store, deps, facts } = office.app.district;
  const ledger = (await findCommuneLedger(office.app.district, store.read, commune))?.ledger;
  if (ledger === undefined) throw new Error('no such commune');
  const now = await store.read.findContent(facts.catalogue.sha256);
  const content = { ...change(JSON.parse(now ?? '{}')), version };
  const body: BodyOf<'catalogue.adopted.v1'> & { readonly content: JsonObject } = {
    version,
    sha256: deps.crypto.sha256Hex(canonicalJson(content)),
    content,
  };
  given(
    await store.write(commune, async (tx) =>
      ok(
        await appendToLedger(
          tx,
          { crypto: deps.crypto, ledger, at: office.clock.now() },
          {
            type: 'catalogue.adopted.v1',
            actor: { id: 'system', role: 'system' },
            dossier: null,
            body,
            personal: null,
          },
        ),
      ),
    ),
  );
}

describe.each(stores)('what comes down over the line, on $store', ({ database }) => {
  it('is a decision, which the desk shows and resolves by', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await desk.ask('dossier.handOver', { code, to: 'district' });
    await desk.ask('sync.now', { url });
    await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ điều kiện' });
    office.clock.tick(1000);
    expect(await desk.ask('sync.now', { url })).toMatchObject({ received: 1, unsent: 0 });
    expect(await desk.ask('dossier.get', { code })).toMatchObject({
      status: 'processing',
      decision: { outcome: 'approved', reason: 'Đủ điều kiện' },
    });
    await desk.ask('dossier.resolve', { code, outcome: 'approved' });
    await desk.ask('sync.now', { url });
    expect(await office.ask('dossier.get', { code })).toMatchObject({ status: 'resolved', conflict: false });
    expect(desk.desk().store.verify().problems).toEqual([]);
  });

  it('is a catalogue with its content, in force from then on; older dossiers keep theirs', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    const old = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await desk.ask('sync.now', { url });
    office.clock.tick(1000);
    await publish(office, '2026-12', (catalogue) => ({
      ...catalogue,
      procedures: catalogue.procedures.map((procedure) =>
        procedure.code === marriageStatus
          ? { ...procedure, timeLimit: { unit: 'workingDay', value: 1, note: '' } }
          : procedure,
      ),
    }));
    await desk.ask('sync.now', { url });
    expect((await desk.ask('procedure.get', { code: marriageStatus })).catalogueVersion).toBe('2026-12');
    expect((await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant })).dueAt).toBe(
      '2026-11-18T10:00:00.000Z',
    );
    expect(await desk.ask('dossier.get', { code: old.code })).toMatchObject({ dueAt: old.dueAt });
  });

  it('is settled by a leader where two places did different things', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await desk.ask('dossier.handOver', { code, to: 'district' });
    await desk.ask('sync.now', { url });
    // Offline the desk takes it back to a unit while the district decides: the decision comes too late.
    await desk.ask('dossier.withdraw', { code, reason: 'Công dân rút' });
    office.clock.tick(1000);
    await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ điều kiện' });
    await desk.ask('sync.now', { url });
    const view = await desk.ask('dossier.get', { code });
    expect(view).toMatchObject({ status: 'withdrawn', conflict: true });
    const late = view.timeline.find(({ effect }) => effect === 'conflict');
    expect(late?.type).toBe('dossier.decided.v1');
    const event = { ledger: late?.ledger ?? '', seq: late?.seq ?? 0 };
    await desk.ask('dossier.settle', { code, event, take: false, reason: 'Đã rút trước đó' }, { as: leader });
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ status: 'withdrawn', conflict: false });
    await desk.ask('sync.now', { url });
    expect(await office.ask('dossier.get', { code })).toMatchObject({ status: 'withdrawn', conflict: false });
  });

  it('comes as well by file, in any order and twice', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await desk.ask('dossier.handOver', { code, to: 'district' });
    const batch = await desk.ask('sync.seal', {});
    const [answer] = await office.ask('batch.import', { files: [{ name: batch.name, base64: batch.base64 }] });
    await office.ask('dossier.decide', { code, outcome: 'refused', reason: 'Thiếu căn cứ' });
    const down = await office.ask('down.export', { commune, desk: 2 });
    if (answer?.acknowledgement == null) throw new Error('no acknowledgement');
    const applied = await desk.ask('sync.apply', { files: [down, answer.acknowledgement, down] });
    expect(applied.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'duplicate']);
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ decision: { outcome: 'refused' }, unsent: false });
    expect((await desk.ask('sync.status', {})).unsentDossiers).toBe(0);
  });
});

describe.each(stores)('enrolment over the line, on $store', ({ database }) => {
  it('admits the desk with its first round', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk({ admitted: false });
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(await desk.ask('sync.now', { url: await office.url() })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await office.ask('desk.list', {})).toMatchObject([{ desk: 2, state: 'admitted' }]);
    expect(desk.desk().store.read.findSetting('enrolmentRequest')).toBeNull();
  });

  it('is told at every round while the district refuses it, and stays unsent', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk({ admitted: false });
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const stranger = await newOffice({ stranger: true, database });
    const url = await stranger.url();
    for (let i = 0; i < 2; i += 1) expect((await desk.refusal('sync.now', { url })).code).toBe('enrolment.foreign');
    const setting = desk.desk().store.read.findSetting('enrolmentRequest');
    expect(setting).not.toBeNull();
    expect((await desk.ask('desk.status', {})).acknowledgedSeq).toBe(0);
  });

  it('that another key has used is told so', async () => {
    const office = await newOffice({ database });
    const first = await office.newDesk({ admitted: false });
    // Another machine took the same number meanwhile.
    await office.newDesk({ desk: 3 });
    const { store } = office.app.district;
    const [invitation] = (await store.read.listEnrolments()).filter(({ desk }) => desk === 2);
    if (invitation === undefined) throw new Error('no invitation');
    given(
      await store.write(commune, async (tx) => {
        await tx.markEnrolmentUsed(commune, invitation.codeHash, LedgerId.parse('ab'.repeat(16)), 1);
        return ok(null);
      }),
    );
    const error = await first.refusal('sync.now', { url: await office.url() });
    expect(error.code).toBe('enrolment.used');
    expect(error.message).not.toMatch(/[{}]/);
    expect(first.desk().store.read.findSetting('enrolmentRequest')).not.toBeNull();
  });
});
