import { describe, expect, it } from 'vitest';
import { jsonToState, stateToJson } from '../../../db/state-json.ts';
import { foldDossier } from '../../../shared/dossier/fold.ts';
import { dossierId, morning, Writer } from './office.ts';

describe('the state as it lies in a row', () => {
  it('comes back as the fold gave it, every field of it', () => {
    const desk = new Writer(1);
    const id = dossierId(1);
    const at = { dossier: id };
    desk.receive(id, { visitId: '0190a000-0000-7000-8000-000000000001' });
    desk.write('dossier.handedOver.v1', { ...at, body: { holder: 'unit' }, personal: { to: 'Phòng Tư pháp' } });
    desk.write('dossier.supplementRequested.v1', {
      ...at,
      body: { bookNo: 'b', entryNo: 1 },
      personal: { reason: 'thiếu', items: ['x'] },
    });
    desk.write('dossier.supplemented.v1', { ...at, body: { dueAt: morning + 9 }, personal: { items: [] } });
    desk.receive(id, { code: 'H60.15.3-261124-2009' });
    desk.write('dossier.repromised.v1', {
      ...at,
      role: 'leader',
      body: { promisedAt: morning + 99, override: false },
      personal: { reason: 'x' },
    });
    desk.write('dossier.resolved.v1', { ...at, body: { outcome: 'approved', resultNo: '12/QĐ' }, personal: {} });
    desk.write('dossier.attached.v1', {
      ...at,
      body: { sha256: 'ab'.repeat(32), component: 'result', sizeBytes: 9, kind: 'image/png' },
      personal: { name: 'ket-qua.png' },
    });
    desk.write('dossier.returned.v1', { ...at, body: { by: 'post' }, personal: { to: { fullName: 'Đào' } } });
    const { state } = foldDossier(id, desk.events);
    if (state === null) throw new Error('the story has no dossier');
    expect(state).toMatchObject({ status: 'returned', codeAliases: ['H60.15.3-261124-2009'], repromises: 1 });
    const again = jsonToState(stateToJson(state));
    expect(again).toEqual(state);
    expect(Object.keys(again)).toEqual(Object.keys(state));
  });
});
