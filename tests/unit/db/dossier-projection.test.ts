import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../db/dossier-row.ts';
import { foldDossier } from '../../../shared/dossier/fold.ts';
import { ok } from '../../../shared/result.ts';
import { append, commune, dossierId, morning, openTemp, Writer } from './office.ts';

const code = `${commune}-261124-2001`;

describe('a dossier’s row', () => {
  it('is what the fold of its events says', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const id = dossierId(1);
    append(store, desk.open(), desk.receive(id));
    append(
      store,
      desk.write('dossier.handedOver.v1', {
        dossier: id,
        body: { holder: 'district' },
        personal: { to: 'Phòng Nội vụ' },
      }),
    );
    const folded = foldDossier(id, desk.events.slice(1));
    expect(store.read.findFolded(id)).toEqual(folded);
    expect(store.read.findDossier(id)).toEqual({
      id,
      commune,
      desk: 2,
      state: folded.state,
      hasConflict: false,
      place: rowOf(id),
      waiting: 0,
      unsent: false,
    });
    expect(store.read.findDossier(dossierId(2))).toBeNull();
    expect(store.read.findFolded(dossierId(2))).toBeNull();
  });

  it('is there only from the event that begins it; what waits is shown', () => {
    using store = openTemp();
    const [desk, other] = [new Writer(1), new Writer(2)];
    const id = dossierId(1);
    desk.open();
    const received = desk.receive(id);
    other.open({ desk: 3 });
    other.write('dossier.resolved.v1', {
      dossier: id,
      after: [received],
      body: { outcome: 'approved' },
      at: morning - 5000,
    });
    append(store, ...other.events);
    expect([store.read.dossierCount(), store.read.findDossier(id)]).toEqual([0, null]);
    expect(store.read.oddEvents(5).map(({ kind, seq }) => [kind, seq])).toEqual([['waiting', 2]]);
    append(store, ...desk.events);
    expect(store.read.findDossier(id)?.state.status).toBe('resolved');
    expect(store.read.oddEvents(5)).toEqual([]);
  });

  it('is marked while an event waits for a leader, who settles it', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const id = dossierId(1);
    append(store, desk.open(), desk.receive(id));
    const twice = desk.receive(id, { code: `${commune}-261124-2002` });
    append(store, twice);
    expect(store.read.findDossier(id)?.hasConflict).toBe(true);
    expect(store.read.oddEvents(5)).toEqual([
      {
        ledger: desk.id,
        seq: 3,
        type: 'dossier.received.v1',
        dossier: id,
        commune,
        at: twice.header.at,
        kind: 'conflict',
        why: 'dossier.move-not-allowed',
      },
    ]);
    expect(store.read.listDossiers({ conflict: true, limit: 5 }).total).toBe(1);
    const settled = { event: { ledger: desk.id, seq: 3 }, take: true };
    append(
      store,
      desk.write('dossier.settled.v1', { dossier: id, role: 'leader', body: settled, personal: { reason: 'x' } }),
    );
    expect([store.read.findDossier(id)?.hasConflict, store.read.oddEvents(5)]).toEqual([false, []]);
    // The first paper still leads to it.
    expect([store.read.dossiersOfCode(code), store.read.dossiersOfCode(`${commune}-261124-2002`)]).toEqual([
      [id],
      [id],
    ]);
    expect(store.verify().problems).toEqual([]);
  });

  it('is unsent while an own ledger touched it after what the district holds', () => {
    using store = openTemp(':memory:', 'desk');
    const desk = new Writer(1);
    append(
      store,
      desk.open(),
      desk.receive(dossierId(1)),
      desk.receive(dossierId(2), { code: `${commune}-261124-2002` }),
    );
    const unsent = () => store.read.listDossiers({ limit: 9 }).rows.map((row) => row.unsent);
    expect([unsent(), store.read.unsentDossierCount()]).toEqual([[false, false], 0]);
    store.write((tx) => {
      tx.setSetting('ownLedgers', JSON.stringify([desk.id]));
      tx.setHoldBelief({ answeredNo: 1, holds: { [desk.id]: { seq: 2, hash: 'aa' } } });
      return ok(null);
    });
    expect([unsent(), store.read.unsentDossierCount()]).toEqual([[true, false], 1]);
  });

  it('lies by the dossier’s own time, near it where the place is taken', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const same = Array.from({ length: 40 }, (_, n) => dossierId(n));
    const [old, late] = [dossierId(1, Date.UTC(1999, 1, 1)), dossierId(1, 2 ** 47)];
    expect(new Set(same.map(rowOf)).size).toBe(1);
    append(store, desk.open());
    for (const id of [late, ...same, old]) append(store, desk.receive(id, { code: `K-${id}` }));
    const rows = store.read.listDossiers({ limit: 100 }).rows.map(({ id }) => id);
    expect([rows.length, rows[0]]).toEqual([42, late]);
    expect(rowOf(old)).toBeGreaterThanOrEqual(0);
    expect(rowOf(late)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    expect(store.verify().problems).toEqual([]);
  });
});

describe('codes', () => {
  it('that two dossiers carry are told to a person, and lead to both', () => {
    using store = openTemp();
    const desk = new Writer(1);
    append(
      store,
      desk.open(),
      desk.receive(dossierId(2)),
      desk.receive(dossierId(1)),
      desk.receive(dossierId(3), { code: 'G22.99.08-260921-896048' }),
    );
    expect(store.read.codeClashes()).toEqual([{ commune, code, dossiers: [dossierId(1), dossierId(2)] }]);
    expect(store.read.dossiersOfCode(code)).toEqual([dossierId(1), dossierId(2)]);
    expect(store.read.dossiersOfCode('G22.99.08-260921-896048')).toEqual([dossierId(3)]);
    expect(store.read.dossiersOfCode('H60.15.3-261124-9999')).toEqual([]);
  });
});
