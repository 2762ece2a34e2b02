import { describe, expect, it } from 'vitest';
import { controlHops } from '../../../shared/dossier/control-sheet.ts';
import { foldDossier } from '../../../shared/dossier/fold.ts';
import { dossier, ledger } from './dossier-events.ts';

const dayMs = 86_400_000;
const received = Date.UTC(2026, 10, 17, 2);
const desk = { kind: 'office', to: '' };
const province = { kind: 'district', to: 'Cấp tỉnh' };
const unit = { kind: 'unit', to: 'Công chức tư pháp' };
const toUnit = { body: { holder: 'unit' }, personal: { to: unit.to, note: 'bản gốc trong túi' } };

function hopsOf(desks: ReturnType<typeof ledger>, handoverDueAt: number | null = null) {
  return controlHops(foldDossier(dossier, desks.events), handoverDueAt).map(({ given, ...hop }) => ({
    ...hop,
    at: given.header.at,
  }));
}

describe('the hand-overs of a dossier', () => {
  it('go from the desk to each handler in turn, and back', () => {
    const office = ledger(1);
    office.write('dossier.received.v1', { at: received });
    const first = office.write('dossier.handedOver.v1', { at: received + 1000, ...toUnit });
    const second = office.write('dossier.handedOver.v1', { at: received + 2000 });
    const back = office.write('dossier.stopped.v1', { at: received + 3000 });
    expect(hopsOf(office, received + 1000)).toEqual([
      { from: desk, to: unit, at: first.header.at, result: 'onTime', note: 'bản gốc trong túi' },
      { from: unit, to: province, at: second.header.at, result: null, note: null },
      { from: province, to: desk, at: back.header.at, result: null, note: 'vì vậy' },
    ]);
  });

  it('are late from the moment after the desk had to let it go, and only where that is known', () => {
    const office = ledger(1);
    office.write('dossier.received.v1', { at: received });
    office.write('dossier.handedOver.v1', { at: received + 1000 });
    expect(hopsOf(office, received + 999)).toMatchObject([{ result: 'overdue' }]);
    expect(hopsOf(office)).toMatchObject([{ result: null }]);
  });

  it('end with the result against the date of the law, and say why it came late', () => {
    const office = ledger(1);
    office.write('dossier.received.v1', { at: received });
    office.write('dossier.handedOver.v1', { at: received + 1000 });
    const at = received + 3 * dayMs;
    office.write('dossier.repromised.v1', { at, role: 'leader', personal: { reason: 'Chờ xác minh' } });
    office.write('dossier.resolved.v1', { at: at + 1000, personal: { reason: 'Đủ điều kiện' } });
    expect(hopsOf(office).at(-1)).toMatchObject({ to: desk, result: 'overdue', note: 'Đủ điều kiện; Chờ xác minh' });
  });

  it('are early where the result came on a day before', () => {
    const office = ledger(1);
    const { body } = office.write('dossier.received.v1', { at: received });
    expect(Number(body.dueAt)).toBeGreaterThan(0);
    office.write('dossier.resolved.v1', { at: received - dayMs });
    expect(hopsOf(office)).toMatchObject([{ from: desk, to: desk, result: 'early', note: null }]);
  });

  it('do not tell of what took no effect, and keep what is purged without its words', () => {
    const office = ledger(1);
    const begin = office.write('dossier.received.v1', { at: received });
    const here = office.write('dossier.withdrawn.v1', { at: received + 1000, after: [begin], personal: null });
    office.write('dossier.handedOver.v1', { at: received + 2000, after: [here] });
    expect(hopsOf(office)).toEqual([{ from: desk, to: desk, at: here.header.at, result: null, note: null }]);
  });
});
