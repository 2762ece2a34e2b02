import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { append, commune, crypto, dossierId, morning, openTemp, Writer } from './office.ts';

describe('what is known of a ledger', () => {
  it('is what its opening says, with its end', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const before = new Writer(2);
    const opened = desk.open({
      cause: 'restored',
      generation: 3,
      predecessor: { ledger: before.id, seq: 7, hash: null },
    });
    append(store, opened);
    expect(store.read.findLedger(desk.id)).toEqual({
      id: desk.id,
      kind: 'desk',
      commune,
      desk: 2,
      generation: 3,
      key: desk.key,
      recipient: opened.body.recipient,
      training: false,
      cause: 'restored',
      predecessor: before.id,
      openedAt: morning,
      opened: true,
      admitted: false,
      revokedUpTo: null,
      lastSeq: 1,
      lastHash: opened.hash,
      lastAt: morning,
    });
  });

  it('is what the district admitted while nothing of it is here; of several admissions the last counts', () => {
    using store = openTemp();
    const [district, desk] = [new Writer(9), new Writer(1)];
    append(store, district.open({ kind: 'district', desk: null, training: true }));
    append(store, district.admit(desk, { desk: 3 }), district.admit(desk, { desk: 4, generation: 1 }));
    expect(store.read.findLedger(desk.id)).toMatchObject({
      desk: 4,
      generation: 1,
      training: true,
      opened: false,
      admitted: true,
      lastSeq: 0,
      lastHash: '',
      lastAt: null,
    });
    append(store, desk.open({ desk: 4, generation: 2, training: true }));
    expect(store.read.findLedger(desk.id)).toMatchObject({ generation: 2, opened: true, admitted: true });
    expect(store.read.listLedgers().map(({ id }) => id)).toEqual([district.id, desk.id].sort());
  });

  it('cannot be said by a desk, nor under a key that is not its own, nor of another commune, nor twice', () => {
    using store = openTemp();
    const [desk, other, third] = [new Writer(1), new Writer(2), new Writer(3)];
    append(store, desk.open(), desk.admit(other), desk.open({ generation: 5 }));
    store.write((tx) => {
      tx.appendEvents(other.id, [other.open({ key: desk.key })], commune);
      tx.appendEvents(third.id, [third.open({ commune: 'H99' })], commune);
      return ok(null);
    });
    expect(store.read.listLedgers().map(({ id, generation }) => [id, generation])).toEqual([[desk.id, 0]]);
    const odd = store.read
      .oddEvents(10)
      .map(({ ledger, seq, kind, why, dossier }) => ({ ledger, seq, kind, why, dossier }));
    const aside = { kind: 'setAside', why: 'malformed', dossier: null };
    expect(odd).toHaveLength(4);
    expect(odd).toEqual(
      expect.arrayContaining([
        { ledger: desk.id, seq: 2, ...aside },
        { ledger: desk.id, seq: 3, ...aside },
        { ledger: other.id, seq: 1, ...aside },
        { ledger: third.id, seq: 1, ...aside },
      ]),
    );
  });

  it('sets aside what it cannot read, shows it, and goes on', () => {
    using store = openTemp();
    const desk = new Writer(1);
    append(
      store,
      desk.open(),
      desk.write('ledger.painted.v1', { body: { colour: 'red' } }),
      desk.write('numbering.set.v1', { body: { openingNumber: 'many' } }),
      desk.write('dossier.stopped.v1', { dossier: null, personal: { reason: 'x' } }),
      desk.write('numbering.set.v1', { body: { openingNumber: 7 } }),
    );
    expect(store.read.oddEvents(10).map(({ seq, why }) => [seq, why])).toEqual([
      [4, 'malformed'],
      [3, 'malformed'],
      [2, 'unknown-type'],
    ]);
    expect(store.read.openingNumber(desk.id)).toBe(7);
    expect(store.verify().problems).toEqual([]);
  });

  it('names who works there, by the last word on each', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const appoint = (id: string, role: string, name: string) =>
      desk.write('staff.appointed.v1', { body: { id, role }, personal: { name } });
    append(
      store,
      desk.open(),
      appoint('b', 'clerk', 'Bình'),
      appoint('a', 'clerk', 'An'),
      appoint('b', 'leader', 'Bình'),
    );
    expect(store.read.staffOf(desk.id)).toEqual([
      { id: 'a', name: 'An', role: 'clerk' },
      { id: 'b', name: 'Bình', role: 'leader' },
    ]);
    expect(store.read.staffOf(new Writer(5).id)).toEqual([]);
  });

  it('keeps the last confirmation of the clock and the time of the newest entry', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const confirm = (wall: number, offsetMs: number) =>
      desk.write('clock.confirmed.v1', { at: wall + offsetMs, body: { today: '2026-11-24', wall, offsetMs } });
    append(store, desk.open());
    expect([store.read.clockConfirmation(desk.id), store.read.openingNumber(desk.id)]).toEqual([null, 1]);
    append(store, confirm(9_000_000, 5), confirm(7_000_000, -5));
    expect(store.read.clockConfirmation(desk.id)).toEqual({ wall: 7_000_000, offsetMs: -5 });
    expect(store.read.lastEntryAt(desk.id)).toBe(6_999_995);
  });
});

describe('the rules in force', () => {
  it('are the district’s last for the commune, whatever a desk started with later', () => {
    using store = openTemp();
    const [district, desk] = [new Writer(9), new Writer(1)];
    const adopt = (writer: Writer, version: string, at: number) => {
      const sha256 = crypto.sha256Hex(`{"v":"${version}"}`);
      const adoption = { at, role: 'system', body: { version, sha256 } } as const;
      return [writer.write('catalogue.adopted.v1', adoption), writer.write('calendar.adopted.v1', adoption)];
    };
    append(store, desk.open(), ...adopt(desk, 'a', morning + 9_000_000));
    expect([store.read.rulesInForce('catalogue'), store.read.findRules('catalogue', 'a')]).toEqual(['a', null]);
    append(store, district.open({ kind: 'district', desk: null }));
    append(store, ...adopt(district, 'b', morning + 2_000_000), ...adopt(district, 'c', morning + 3_000_000));
    store.write((tx) => ok(tx.putContent('{"v":"b"}')));
    expect(store.read.rulesInForce('catalogue')).toBe('c');
    expect(store.read.rulesInForce('calendar', commune)).toBe('c');
    expect(store.read.rulesInForce('calendar', 'H99')).toBeNull();
    // Of those whose content is here the one in force comes first; `c` was adopted without.
    expect(store.read.usableRules('catalogue')).toEqual(['b']);
    expect(store.read.findRules('catalogue', 'b')).toBe('{"v":"b"}');
    expect(store.read.rulesRecords().calendar).toEqual({ version: 'c', sha256: crypto.sha256Hex('{"v":"c"}') });
    expect(() => store.read.rulesRecords('H99')).toThrow('no catalogue');
  });
});

describe('numbers that were given', () => {
  it('never go back, whatever the fold makes of the event that gave them', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const received = (n: number, number: string, entryNo: unknown) =>
      desk.receive(dossierId(n), { code: `${commune}-261124-${number}`, entryNo: entryNo as number });
    append(
      store,
      desk.open(),
      received(1, '2005', 5),
      received(1, '2009', 6),
      received(2, '2003', 1.5),
      received(3, '12001', 3),
    );
    append(
      store,
      desk.receive(dossierId(4), { code: 'H99.1-261124-2500' }),
      desk.receive(dossierId(5), { code: 'G22.99' }),
    );
    expect(store.read.highestNumber(commune, '2026-11-24', 2)).toEqual({ generation: 1, k: 1 });
    expect(store.read.highestNumber(commune, '2026-11-25', 2)).toBeNull();
    expect([store.read.highestGeneration(commune, 2), store.read.highestGeneration(commune, 8)]).toEqual([1, 0]);
    expect([store.read.lastEntry(commune, '2.0/2026'), store.read.lastEntry(commune, '3.0/2026')]).toEqual([6, 0]);
    expect(store.verify().problems).toEqual([]);
  });
});
