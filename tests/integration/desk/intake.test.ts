import { describe, expect, it } from 'vitest';
import { codeTail } from '../../../renderer/format/code-tail.ts';
import { applicant, clerk, commune, deskTemplate, leader, marriageStatus } from '../../fixtures/office.ts';

const newDesk = deskTemplate();

describe('dossier.receive', () => {
  it('answers with a code of the desk’s block, the due date and how it was counted', async () => {
    const desk = await newDesk();
    const answer = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(answer).toMatchObject({
      code: `${commune}-261117-2001`,
      receivedAt: '2026-11-17T02:00:00.000Z',
      dueAt: '2026-11-20T10:00:00.000Z',
      warnings: [],
    });
    expect(answer.dueExplained.map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      '2026-11-17 received',
      '2026-11-18 counted',
      '2026-11-19 counted',
      '2026-11-20 due',
    ]);
    expect(answer.seq).toBe((await desk.ask('desk.status', {})).lastSeq);
  });

  it('is shown whole afterwards, found by its name without accents and by its code', async () => {
    const desk = await newDesk();
    const { code, dossierId } = await desk.ask('dossier.receive', {
      procedureCode: marriageStatus,
      applicant,
      note: 'đi cùng con',
    });
    const view = await desk.ask('dossier.get', { code });
    expect(view).toMatchObject({
      dossierId,
      status: 'received',
      applicant,
      note: 'đi cùng con',
      bookNo: '2.0/2026-TNHS',
      entryNo: 1,
      unsent: true,
    });
    for (const search of ['hoa nguyen', code, codeTail(code), code.slice(-11), '038190001234'])
      expect((await desk.ask('dossier.list', { search })).rows.map((row) => row.code)).toEqual([code]);
  });

  it('takes all required papers as asked for when components are left out', async () => {
    const desk = await newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const procedure = await desk.ask('procedure.get', { code: marriageStatus });
    const required = procedure.components
      .filter((component) => component.required)
      .map(({ index, original, copies }) => ({ index, original, copies }));
    const { components } = await desk.ask('dossier.get', { code });
    expect(components.map(({ index, original, copies }) => ({ index, original, copies }))).toEqual(required);
  });

  it('refuses a dossier without a required paper and names the paper', async () => {
    const desk = await newDesk();
    const error = await desk.refusal('dossier.receive', {
      procedureCode: marriageStatus,
      applicant,
      components: [{ index: 0, original: 1, copies: 0 }],
    });
    expect(error.code).toBe('dossier.checklist-missing');
    const { components } = await desk.ask('procedure.get', { code: marriageStatus });
    expect(error.message).toContain(components[4]?.name);
  });

  it.each([
    [{ applicant }, 'input.invalid', { procedureCode: 'input.missing' }],
    [{ procedureCode: marriageStatus }, 'input.invalid', { applicant: 'input.missing' }],
    [{ procedureCode: '9.999999', applicant }, 'procedure.unknown', { procedureCode: 'procedure.unknown' }],
    [
      { procedureCode: marriageStatus, applicant: { fullName: ' ' } },
      'identity.name-missing',
      { 'applicant.fullName': 'identity.name-missing' },
    ],
    [{ procedureCode: marriageStatus, applicant, variant: 3 }, 'input.invalid', { variant: 'input.not-allowed' }],
    [
      { procedureCode: marriageStatus, applicant, components: [{ index: 77, original: 1, copies: 0 }] },
      'procedure.component-unknown',
      { components: 'procedure.component-unknown' },
    ],
  ])('tells every field that is wrong: %j', async (input, code, fields) => {
    const desk = await newDesk();
    const error = await desk.refusal('dossier.receive', input);
    expect(error.code).toBe(code);
    expect(Object.fromEntries(Object.entries(error.fields ?? {}).map(([path, field]) => [path, field.code]))).toEqual(
      fields,
    );
    const sentences = [error.message, ...Object.values(error.fields ?? {}).map(({ message }) => message)];
    expect(sentences.filter((sentence) => /[{}]/.test(sentence))).toEqual([]);
    expect((await desk.ask('desk.status', {})).dossiers).toBe(0);
  });

  it('collects the problems of several fields', async () => {
    const desk = await newDesk();
    const error = await desk.refusal('dossier.receive', {
      procedureCode: '9.999999',
      applicant: { fullName: '', birth: '31-12-1990' },
      submitter: { fullName: 'Lê Văn B', phone: 'không có' },
    });
    expect(Object.keys(error.fields ?? {}).sort()).toEqual([
      'applicant.birth',
      'applicant.fullName',
      'procedureCode',
      'submitter.phone',
    ]);
  });

  it('warns of a personal number that does not fit what was typed, and receives all the same', async () => {
    const desk = await newDesk();
    const { warnings } = await desk.ask('dossier.receive', {
      procedureCode: marriageStatus,
      applicant: { ...applicant, sex: 'male' },
    });
    expect(warnings.length).toBeGreaterThan(0);
  });

  it('keeps who acted', async () => {
    const desk = await newDesk();
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant }, { as: leader });
    expect((await desk.ask('dossier.get', { code })).timeline[0]).toMatchObject({ actorName: leader, role: 'leader' });
  });

  it('takes the only clerk where nobody is named, and refuses a stranger', async () => {
    const desk = await newDesk();
    const request = { call: 'dossier.receive', input: { procedureCode: marriageStatus, applicant } };
    expect(await desk.send({ ...request, id: crypto.randomUUID() })).toMatchObject({ ok: true });
    expect(await desk.send({ ...request, id: crypto.randomUUID(), as: 'Ai đó' })).toMatchObject({
      ok: false,
      error: { code: 'desk.actor-unknown' },
    });
  });
});

describe('dossier.register', () => {
  it('notes a request without code, clock or due date', async () => {
    const desk = await newDesk();
    const { dossierId, status } = await desk.ask('dossier.register', { procedureCode: marriageStatus, applicant });
    expect(status).toBe('registered');
    expect(await desk.ask('dossier.get', { dossierId })).toMatchObject({ code: null, dueAt: null, receivedAt: null });
  });

  it('is received later by its id, and what was said once need not be said again', async () => {
    const desk = await newDesk();
    const { dossierId } = await desk.ask('dossier.register', {
      procedureCode: marriageStatus,
      applicant,
      components: [
        { index: 0, original: 1, copies: 0 },
        { index: 4, original: 1, copies: 0 },
      ],
    });
    const received = await desk.ask('dossier.receive', { dossierId });
    expect(received.dossierId).toBe(dossierId);
    expect(await desk.ask('dossier.get', { code: received.code })).toMatchObject({
      dossierId,
      status: 'received',
      applicant,
    });
    expect((await desk.refusal('dossier.receive', { dossierId })).code).toBe('dossier.move-not-allowed');
  });

  it('does not take an id of its own, nor one that nobody knows', async () => {
    const desk = await newDesk();
    const dossierId = '0198a2b4-0000-7000-8000-000000000001';
    expect((await desk.refusal('dossier.register', { dossierId, procedureCode: marriageStatus, applicant })).code).toBe(
      'input.invalid',
    );
    expect((await desk.refusal('dossier.receive', { dossierId })).code).toBe('dossier.not-found');
  });
});

describe('what the intake screen asks before it saves', () => {
  it('gives the same due date as the intake', async () => {
    const desk = await newDesk();
    const preview = await desk.ask('due.preview', { procedureCode: marriageStatus });
    const received = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(preview).toMatchObject({ dueAt: received.dueAt, dueExplained: received.dueExplained });
  });

  it('tells the problems that saving would be refused for, and writes nothing', async () => {
    const desk = await newDesk();
    const { lastSeq } = await desk.ask('desk.status', {});
    const unknown = await desk.ask('intake.check', { procedureCode: '9.999999', applicant });
    expect(unknown.problems).toMatchObject([{ field: 'procedureCode', code: 'procedure.unknown' }]);
    expect(unknown.problems[0]?.message).toContain('9.999999');
    const missing = await desk.ask('intake.check', { procedureCode: marriageStatus, applicant, components: [] });
    expect(missing.problems).toMatchObject([{ field: 'components', code: 'dossier.checklist-missing' }]);
    expect((await desk.ask('desk.status', {})).lastSeq).toBe(lastSeq);
  });

  it('names the staff', async () => {
    const desk = await newDesk();
    const staff = await desk.ask('staff.list', {});
    expect(staff.map(({ name, role }) => `${name} ${role}`)).toEqual([`${clerk} clerk`, `${leader} leader`]);
  });
});
