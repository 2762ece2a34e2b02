import { describe, expect, it } from 'vitest';
import { appendEvent } from '../../../main/ledger/event-writer.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { ok } from '../../../shared/result.ts';
import { applicant, deskTemplate, given, marriageStatus, type TestDesk } from '../../fixtures/office.ts';

const newDesk = deskTemplate();

type Json = Record<string, unknown>;

/** Puts another catalogue in force at the desk: the one in use, changed. */
function adopt(desk: TestDesk, version: string, change: (procedure: Json) => Json): void {
  const { store, deps, ledger } = desk.desk();
  const inForce = store.read.rulesInForce('catalogue');
  const catalogue = JSON.parse(store.read.findRules('catalogue', inForce ?? '') ?? '{}');
  const json = canonicalJson({ ...catalogue, version, procedures: catalogue.procedures.map(change) });
  given(
    store.write((tx) =>
      ok(
        appendEvent(
          tx,
          { crypto: deps.crypto, ledger, at: desk.clock.now() },
          {
            type: 'catalogue.adopted.v1',
            actor: { id: 'system', role: 'system' },
            dossier: null,
            body: { version, sha256: tx.putContent(json) },
            personal: null,
          },
        ),
      ),
    ),
  );
}

const inMarriageStatus = (change: Json) => (procedure: Json) =>
  procedure.code === marriageStatus ? { ...procedure, ...change } : procedure;

describe('a dossier', () => {
  it('lives by the catalogue and calendar it was received under', async () => {
    const desk = await newDesk();
    const input = { procedureCode: marriageStatus, applicant };
    const old = await desk.ask('dossier.receive', input);
    const before = await desk.ask('dossier.get', { code: old.code });
    adopt(
      desk,
      'thu-2',
      inMarriageStatus({
        name: 'Tên mới',
        timeLimit: { unit: 'workingDay', value: 8, note: '' },
        supplementPolicy: 'restart',
      }),
    );
    const young = await desk.ask('dossier.receive', input);
    expect(young.dueAt).toBe('2026-11-30T10:00:00.000Z');
    const after = await desk.ask('dossier.get', { code: old.code });
    expect(after).toMatchObject({
      procedureName: before.procedureName,
      catalogueVersion: before.catalogueVersion,
      dueAt: old.dueAt,
      limit: before.limit,
    });
    await desk.ask('dossier.requestSupplement', { code: old.code, items: ['x'], reason: 'y' });
    desk.clock.tick(2 * 86_400_000);
    // Resumes: its own version knows no restart.
    expect((await desk.ask('dossier.supplement', { code: old.code })).dueAt).toBe('2026-11-25T10:00:00.000Z');
  });

  it('has its whole term anew after a supplement where its procedure says so', async () => {
    const desk = await newDesk();
    adopt(desk, 'thu-3', inMarriageStatus({ supplementPolicy: 'restart' }));
    desk.clock.set(Date.UTC(2026, 9, 5, 2));
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    desk.clock.set(Date.UTC(2026, 9, 7, 2));
    await desk.ask('dossier.requestSupplement', { code, items: ['x'], reason: 'y' });
    desk.clock.set(Date.UTC(2026, 9, 15, 2));
    expect((await desk.ask('dossier.supplement', { code })).dueAt).toBe('2026-10-20T10:00:00.000Z');
  });
});

describe('an entry of the catalogue that cannot be used', () => {
  it('is set aside and shown, and blocks no other', async () => {
    const desk = await newDesk();
    adopt(desk, 'thu-4', (procedure) =>
      procedure.code === '1.001653' ? { ...procedure, timeLimit: 'mau' } : procedure,
    );
    expect(await desk.ask('catalogue.problems', {})).toMatchObject([{ code: '1.001653' }]);
    expect((await desk.refusal('dossier.receive', { procedureCode: '1.001653', applicant })).code).toBe(
      'procedure.unknown',
    );
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  });
});
