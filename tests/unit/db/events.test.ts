import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { append, commune, dossierId, openTemp, Writer } from './office.ts';

describe('the ledger', () => {
  it('gives every event back as it was written, also of unknown types and without its personal part', () => {
    using store = openTemp();
    const desk = new Writer(1);
    desk.open();
    const received = desk.receive(dossierId(1));
    desk.write('dossier.weighed.v9', { dossier: dossierId(1), body: { grams: 12, nested: [1, { b: null, a: 'đ' }] } });
    const purged = {
      ...desk.write('dossier.stopped.v1', { dossier: dossierId(1), personal: { reason: 'x' } }),
      personal: null,
    };
    desk.events[3] = purged;
    append(store, ...desk.events);
    expect([...store.read.eventRange(desk.id, 1, 99)]).toEqual(desk.events);
    expect(store.read.eventsOf(dossierId(1))).toEqual(desk.events.slice(1));
    expect([store.read.hashAt(desk.id, 2), store.read.hashAt(desk.id, 9)]).toEqual([received.hash, null]);
    expect(store.read.ledgerHead(desk.id)).toEqual({ seq: 4, hash: purged.hash, clock: purged.header.clock });
  });

  it('takes only the event that continues it', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const [opened, second, third] = [desk.open(), desk.receive(dossierId(1)), desk.write('dossier.stopped.v1')];
    append(store, opened);
    expect(() => append(store, third)).toThrow('does not continue');
    expect(() => append(store, opened)).toThrow('does not continue');
    expect(() => append(store, { ...second, header: { ...second.header, prev: third.hash } })).toThrow(
      'does not continue',
    );
    append(store, second);
    expect(store.read.ledgerHead(desk.id)?.seq).toBe(2);
  });

  it('does not begin without knowing whose it is', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const event = desk.write('clock.confirmed.v1');
    expect(() => append(store, event)).toThrow('must begin with its opening');
    store.write((tx) => {
      tx.appendEvents(desk.id, [event], commune);
      return ok(null);
    });
    expect([store.read.hashAt(desk.id, 1), store.read.findLedger(desk.id)]).toEqual([event.hash, null]);
  });

  it('is read in slices, so that writing goes on between two events', () => {
    using store = openTemp();
    const desk = new Writer(1);
    desk.open();
    for (let n = 0; n < 1200; n += 1)
      desk.write('clock.confirmed.v1', { body: { today: '2026-11-24', wall: n, offsetMs: 0 } });
    store.write((tx) => {
      tx.appendEvents(desk.id, desk.events);
      return ok(null);
    });
    let seen = 0;
    for (const { header } of store.read.eventRange(desk.id, 3, 1150)) {
      expect(header.seq).toBe(3 + seen);
      if (seen % 100 === 0) store.write((tx) => ok(tx.setSetting('seen', String(seen))));
      seen += 1;
    }
    expect(seen).toBe(1148);
  });

  it('can be neither changed nor cut; a personal part can only be blanked whole', () => {
    using store = openTemp();
    const desk = new Writer(1);
    append(store, desk.open(), desk.receive(dossierId(1)));
    for (const text of ["UPDATE event SET actor = 'other'", 'DELETE FROM event', "UPDATE event SET body = '{}'"])
      expect(() => store.db.exec(text), text).toThrow('append-only');
    const replace = 'INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 2';
    expect(() => store.db.exec(replace)).toThrow('append-only');
    expect(() => store.db.exec("UPDATE event SET data = '{}'")).toThrow('only be purged');
    expect(() => store.db.exec('UPDATE event SET seq = 9, salt = NULL, data = NULL')).toThrow('append-only');
    expect(() => store.db.exec('UPDATE event SET salt = NULL WHERE seq = 2')).toThrow();
    store.db.exec('UPDATE event SET salt = NULL, data = NULL');
    expect(store.read.eventsOf(dossierId(1))[0]?.personal).toBeNull();
    expect(store.verify().problems.filter(({ kind }) => kind === 'chain')).toEqual([]);
  });

  it('can be changed in no column but the two of the personal part', () => {
    using store = openTemp();
    const desk = new Writer(1);
    append(store, desk.open(), desk.receive(dossierId(1)));
    const columns = store.db.pragma('table_info(event)') as { name: string }[];
    const open = columns.filter(({ name }) => {
      try {
        store.db.exec(`UPDATE event SET ${name} = ${name} WHERE seq = 2`);
        return true;
      } catch (error) {
        return !String(error).includes('append-only') && !String(error).includes('only be purged');
      }
    });
    expect(columns.map(({ name }) => name).slice(-2)).toEqual(['salt', 'data']);
    expect(open).toEqual([]);
  });
});
