import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { applicant, dayMs, deskTemplate, leader, marriageStatus, type TestDesk } from '../../fixtures/office.ts';

const newDesk = deskTemplate();
const input = { procedureCode: marriageStatus, applicant };

async function received(desk: TestDesk, more: Partial<CallInput<'dossier.receive'>> = {}): Promise<{ code: string }> {
  const { code } = await desk.ask('dossier.receive', { ...input, ...more });
  return { code };
}

const papers = { items: ['Bản sao căn cước'], reason: 'Thiếu giấy tờ' };

describe('the way of a dossier', () => {
  it('goes from the counter to a unit, to its result and into the citizen’s hands', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    expect(await desk.ask('dossier.handOver', { code, to: 'Phòng Tư pháp', note: 'gấp' })).toMatchObject({
      code,
      status: 'processing',
    });
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ holder: 'Phòng Tư pháp' });
    desk.clock.tick(dayMs);
    expect(await desk.ask('dossier.resolve', { code, outcome: 'approved', resultNo: '12/GXN' })).toMatchObject({
      status: 'resolved',
    });
    const resolvedAt = new Date(desk.clock.now()).toISOString();
    expect(await desk.ask('dossier.get', { code })).toMatchObject({
      resolvedAt,
      outcome: 'approved',
      resultNo: '12/GXN',
      dueState: 'early',
    });
    desk.clock.tick(9 * dayMs);
    const to = { fullName: applicant.fullName, personalId: applicant.personalId };
    expect(await desk.ask('dossier.returnResult', { code, to, by: 'desk' })).toMatchObject({ status: 'returned' });
    // Collected late is not resolved late (domain.md, trap 14).
    expect(await desk.ask('dossier.get', { code })).toMatchObject({
      status: 'returned',
      resolvedAt,
      dueState: 'early',
    });
  });

  it('comes back from its result by a recall with a reason', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    await desk.ask('dossier.resolve', { code, outcome: 'refused', reason: 'Không đủ điều kiện' });
    expect(await desk.ask('dossier.recall', { code, reason: 'Ghi nhầm' })).toMatchObject({ status: 'processing' });
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ resolvedAt: null, outcome: null });
  });

  it('is received once: a supplement to it is no second receipt', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    const { dossierId } = await desk.ask('dossier.requestSupplement', { code, ...papers });
    expect((await desk.refusal('dossier.receive', { dossierId })).code).toBe('dossier.already-received');
    expect(await desk.ask('dossier.get', { dossierId })).toMatchObject({ code, status: 'supplementRequested' });
  });

  it('keeps its due date where the calendar in force gives the same (R7)', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    const again = { code, reason: 'Sửa lịch nghỉ' };
    expect((await desk.refusal('dossier.recalculateDue', again, { as: leader })).code).toBe('dossier.due-unchanged');
  });

  it('needs a reason to resolve as refused', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    const error = await desk.refusal('dossier.resolve', { code, outcome: 'refused' });
    expect(error).toMatchObject({
      code: 'dossier.reason-missing',
      fields: { reason: { code: 'dossier.reason-missing' } },
    });
  });

  it.each(['dossier.withdraw', 'dossier.stop'] as const)('ends by %s, and nothing goes on from there', async (call) => {
    const desk = await newDesk();
    const { code } = await received(desk);
    await desk.ask(call, { code, reason: 'Công dân đề nghị' });
    const refused = await desk.refusal('dossier.handOver', { code, to: 'district' });
    expect(refused.code).toBe('dossier.move-not-allowed');
    // Papers may be scanned for the archive at any time.
    expect((await desk.ask('dossier.get', { code })).actions).toEqual(['attach']);
  });

  it('is refused only while it has no code', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    expect((await desk.refusal('dossier.refuse', { code, reason: 'Sai thẩm quyền' })).code).toBe(
      'dossier.move-not-allowed',
    );
    const { dossierId } = await desk.ask('dossier.register', input);
    const refused = await desk.ask('dossier.refuse', { dossierId, reason: 'Sai thẩm quyền' });
    expect(refused).toMatchObject({ dossierId, status: 'refused' });
    expect(refused.code).toBeUndefined();
    expect((await desk.refusal('dossier.receive', { dossierId })).code).toBe('dossier.move-not-allowed');
  });
});

describe('a supplement', () => {
  it('stops the clock from the day it is asked for and resumes with the days that are left', async () => {
    const desk = await newDesk();
    // Domain example 12: Monday 2026-10-05, asked Wednesday 10-07, brought Thursday 10-15, five working days.
    desk.clock.set(Date.UTC(2026, 9, 5, 2));
    const { code } = await received(desk, { procedureCode: '1.001653' });
    desk.clock.set(Date.UTC(2026, 9, 7, 3));
    expect(await desk.ask('dossier.requestSupplement', { code, ...papers })).toMatchObject({
      status: 'supplementRequested',
    });
    desk.clock.set(Date.UTC(2026, 9, 14, 3));
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ dueState: 'paused' });
    desk.clock.set(Date.UTC(2026, 9, 15, 3));
    const back = await desk.ask('dossier.supplement', { code, items: papers.items });
    expect(back).toMatchObject({ status: 'received', dueAt: '2026-10-20T10:00:00.000Z' });
    expect((await desk.ask('dossier.get', { code })).dueExplained.at(-1)?.date).toBe('2026-10-20');
  });

  it('starts a same-day limit anew, by the hour at which the papers came', async () => {
    const desk = await newDesk();
    const { code } = await received(desk, { procedureCode: '2.000942' });
    await desk.ask('dossier.requestSupplement', { code, ...papers });
    // Thursday 2026-11-19, 15:30 in Vietnam: past the cut-off, so due on Friday.
    desk.clock.set(Date.UTC(2026, 10, 19, 8, 30));
    expect(await desk.ask('dossier.supplement', { code })).toMatchObject({ dueAt: '2026-11-20T10:00:00.000Z' });
  });

  it('goes back to where the dossier was', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    await desk.ask('dossier.handOver', { code, to: 'Phòng Tư pháp' });
    await desk.ask('dossier.requestSupplement', { code, ...papers });
    expect(await desk.ask('dossier.supplement', { code })).toMatchObject({ status: 'processing' });
  });

  it('is asked a second time only by a leader and with a legal ground', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    await desk.ask('dossier.requestSupplement', { code, ...papers });
    await desk.ask('dossier.supplement', { code });
    expect((await desk.refusal('dossier.requestSupplement', { code, ...papers })).code).toBe(
      'dossier.second-supplement-needs-leader',
    );
    const error = await desk.refusal('dossier.requestSupplement', { code, ...papers }, { as: leader });
    expect(error).toMatchObject({
      code: 'dossier.legal-ground-missing',
      fields: { legalGround: { code: 'dossier.legal-ground-missing' } },
    });
    const legalGround = 'Điều 17 Nghị định 118/2025/NĐ-CP';
    expect(await desk.ask('dossier.requestSupplement', { code, ...papers, legalGround }, { as: leader })).toMatchObject(
      { status: 'supplementRequested' },
    );
  });

  it('at the counter has no code, no clock and a count of its own', async () => {
    const desk = await newDesk();
    const { dossierId } = await desk.ask('dossier.register', input);
    const asked = await desk.ask('dossier.requestSupplement', { dossierId, ...papers });
    expect(asked).toMatchObject({ dossierId, status: 'supplementRequested' });
    expect([asked.code, asked.dueAt]).toEqual([undefined, undefined]);
    expect((await desk.refusal('dossier.supplement', { dossierId })).code).toBe('dossier.not-received');
    desk.clock.tick(2 * dayMs);
    const { code, receivedAt } = await desk.ask('dossier.receive', { dossierId });
    expect(receivedAt).toBe(new Date(desk.clock.now()).toISOString());
    // The count of the appraisal begins at nought: a clerk may ask once.
    expect(await desk.ask('dossier.requestSupplement', { code, ...papers })).toMatchObject({
      status: 'supplementRequested',
    });
  });

  it('has its forms numbered in books of their own, without a gap', async () => {
    const desk = await newDesk();
    const entries: unknown[] = [];
    for (let i = 0; i < 2; i += 1) {
      const { code } = await received(desk);
      await desk.ask('dossier.requestSupplement', { code, ...papers });
      entries.push(
        (await desk.ask('dossier.get', { code })).timeline.map(({ facts }) => `${facts.bookNo} ${facts.entryNo}`),
      );
    }
    expect(entries).toEqual([
      ['2.0/2026-TNHS 1', '2.0/2026-HDHS 1'],
      ['2.0/2026-TNHS 2', '2.0/2026-HDHS 2'],
    ]);
  });
});

describe('a payment', () => {
  it('stops the clock and lets it run again by the same rule', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    expect((await desk.refusal('dossier.requestPayment', { code, amountVnd: 50_000 })).code).toBe(
      'dossier.move-not-allowed',
    );
    await desk.ask('dossier.handOver', { code, to: 'Phòng Kinh tế' });
    expect(await desk.ask('dossier.requestPayment', { code, amountVnd: 50_000, reason: 'Lệ phí' })).toMatchObject({
      status: 'paymentRequested',
    });
    // Asked on the day of receipt, paid a week later: all three days are left.
    desk.clock.tick(7 * dayMs + dayMs);
    const paid = await desk.ask('dossier.recordPayment', { code, amountVnd: 50_000, receiptNo: 'BL-7' });
    expect(paid).toMatchObject({ status: 'processing', dueAt: '2026-11-30T10:00:00.000Z' });
  });
});

describe('an apology', () => {
  const promisedAt = '2026-12-01T10:00:00.000Z';

  it('gives a second date and leaves the statutory one', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    const { dueAt } = await desk.ask('dossier.get', { code });
    expect((await desk.refusal('dossier.repromise', { code, promisedAt, reason: 'Chờ xác minh' })).code).toBe(
      'dossier.actor-not-allowed',
    );
    const answer = await desk.ask('dossier.repromise', { code, promisedAt, reason: 'Chờ xác minh' }, { as: leader });
    expect(answer).toMatchObject({ status: 'received', dueAt, promisedAt });
    desk.clock.set(Date.parse(promisedAt) - dayMs);
    await desk.ask('dossier.resolve', { code, outcome: 'approved' });
    // A new date does not make it on time (domain.md 3).
    expect((await desk.ask('dossier.get', { code })).dueState).toBe('overdue');
  });

  it('is given once; again only with its ground', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    await desk.ask('dossier.repromise', { code, promisedAt, reason: 'Chờ xác minh' }, { as: leader });
    const later = { code, promisedAt: '2026-12-10T10:00:00.000Z', reason: 'Vẫn chờ' };
    expect((await desk.refusal('dossier.repromise', later, { as: leader })).code).toBe('dossier.repromised-already');
    const answer = await desk.ask('dossier.repromise', { ...later, override: 'Chỉ đạo của Chủ tịch' }, { as: leader });
    expect(answer.promisedAt).toBe(later.promisedAt);
  });

  it('must be later than now and than the date before', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    const error = await desk.refusal(
      'dossier.repromise',
      { code, promisedAt: '2026-11-19T10:00:00.000Z', reason: 'x' },
      { as: leader },
    );
    expect(error.code).toBe('dossier.promise-not-later');
  });
});

describe('a correction', () => {
  it('is a clerk’s before the hand-over and a leader’s after it, with a reason', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    await desk.ask('dossier.correct', { code, changes: { applicant: { ...applicant, fullName: 'Nguyễn Thị Hòa' } } });
    expect((await desk.ask('dossier.get', { code })).applicant?.fullName).toBe('Nguyễn Thị Hòa');
    await desk.ask('dossier.handOver', { code, to: 'Phòng Tư pháp' });
    const changes = { quantity: 3, note: 'thêm bản' };
    expect((await desk.refusal('dossier.correct', { code, changes })).code).toBe('dossier.correction-needs-leader');
    expect((await desk.refusal('dossier.correct', { code, changes }, { as: leader })).code).toBe(
      'dossier.reason-missing',
    );
    await desk.ask('dossier.correct', { code, changes, reason: 'Đếm nhầm' }, { as: leader });
    expect(await desk.ask('dossier.get', { code })).toMatchObject({
      quantity: 3,
      note: 'thêm bản',
      applicant: { fullName: 'Nguyễn Thị Hòa' },
    });
  });

  it('is a leader’s also of a dossier that is over', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    await desk.ask('dossier.withdraw', { code, reason: 'Công dân rút' });
    const changes = { quantity: 2 };
    expect((await desk.refusal('dossier.correct', { code, changes })).code).toBe('dossier.correction-needs-leader');
    expect(await desk.ask('dossier.correct', { code, changes, reason: 'Ghi nhầm' }, { as: leader })).toMatchObject({
      status: 'withdrawn',
    });
  });

  it('to another procedure counts the due date anew from the receipt, and the code stays', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    desk.clock.tick(dayMs);
    const answer = await desk.ask('dossier.correct', { code, changes: { procedureCode: '1.001653' } });
    // Five working days from Tuesday 17 November; Tuesday 24 November is a holiday.
    expect(answer).toMatchObject({ code, dueAt: '2026-11-25T10:00:00.000Z' });
  });

  it.each([
    [{}, 'dossier.nothing-to-correct', {}],
    [{ procedureCode: '9.999999' }, 'input.invalid', { 'changes.procedureCode': '9.999999' }],
    [{ components: [{ index: 50, original: 1, copies: 0 }] }, 'input.invalid', { 'changes.components': '50' }],
    [{ applicant: { fullName: 'Lan', phone: 'abc' } }, 'input.invalid', { 'changes.applicant.phone': '' }],
  ])('of %j is refused with what is wrong', async (changes, code, said) => {
    const desk = await newDesk();
    const dossier = await received(desk);
    const error = await desk.refusal('dossier.correct', { ...dossier, changes });
    expect(error.code).toBe(code);
    for (const [field, text] of Object.entries(said)) expect(error.fields?.[field]?.message).toContain(text);
  });
});

describe('settling', () => {
  it('needs an unsettled conflict of this very dossier', async () => {
    const desk = await newDesk();
    const { code } = await received(desk);
    const { ledger, lastSeq } = await desk.ask('desk.status', {});
    const settle = { code, event: { ledger, seq: lastSeq }, take: true, reason: 'Đúng' };
    expect((await desk.refusal('dossier.settle', settle)).code).toBe('dossier.actor-not-allowed');
    expect((await desk.refusal('dossier.settle', settle, { as: leader })).code).toBe('dossier.conflict-not-found');
  });
});
