import { beforeAll, describe, expect, it } from 'vitest';
import { projections } from '../../../db/compare-tables.ts';
import type { Store } from '../../../db/store.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';
import { append, crypto, dossierId, openTemp, Writer } from './office.ts';

/** Above what makes a run a bulk import, so that rows are put off. */
const slice = 1100;

function dump(store: Store): unknown {
  return projections.map(({ table, key }) => [
    table,
    store.db.prepare(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`).all(),
  ]);
}

describe('a bulk import', () => {
  let events: readonly LedgerEvent[];
  let ledger: LedgerId;
  beforeAll(() => {
    events = generateEvents({ crypto, dossiers: 800, seed: 3, ledgerSeed: new Uint8Array(32).fill(7) });
    ledger = LedgerId.parse(events[0]?.header.ledger);
  });

  function bringIn(store: Store, size: number, afterEach: (upTo: number) => void = () => undefined): void {
    store.write((tx) => {
      for (let from = 0; from < events.length; from += size) {
        tx.appendEvents(ledger, events.slice(from, from + size));
        afterEach(from + size);
      }
      return ok(null);
    });
  }

  it('gives the rows that many small ones give, each dossier carried on or folded whole', () => {
    using bulk = openTemp();
    using small = openTemp();
    bringIn(bulk, slice);
    bringIn(small, 97);
    expect(dump(bulk)).toEqual(dump(small));
    expect(bulk.verify().problems).toEqual([]);
  });

  it('is seen whole by every question that is asked in its middle', () => {
    using bulk = openTemp();
    bulk.write((tx) => {
      tx.appendEvents(ledger, events.slice(0, slice));
      tx.appendEvents(ledger, events.slice(slice, 2 * slice));
      const begun = new Set(events.slice(0, 2 * slice).flatMap(({ header }) => header.dossier ?? []));
      expect(tx.dossierCount()).toBe(begun.size);
      expect(bulk.read.countDossiers({ now: 0, todayEndMs: 0, soonEndMs: 0 }).all).toBe(begun.size);
      const last = events[2 * slice - 1]?.header.dossier;
      if (last) expect(tx.findDossier(last)?.state).toEqual(tx.findFolded(last)?.state);
      return ok(null);
    });
    expect(bulk.verify().problems).toEqual([]);
  });

  it.each(['refused', 'thrown'])('that is %s leaves nothing behind for the next one', (how) => {
    using store = openTemp();
    append(store, ...events.slice(0, 7));
    const before = dump(store);
    const fail = () =>
      store.write((tx) => {
        tx.appendEvents(ledger, events.slice(7, 7 + slice));
        if (how === 'thrown') throw new Error('half way');
        return refuse('store.busy');
      });
    if (how === 'thrown') expect(fail).toThrow('half way');
    else expect(fail().ok).toBe(false);
    expect(dump(store)).toEqual(before);
    append(store, ...events.slice(7, 9));
    expect(store.verify().problems).toEqual([]);
  });

  it('that breaks off in the middle of a run gives no number away', () => {
    using store = openTemp();
    const desk = new Writer(1);
    append(store, desk.open());
    const good = desk.receive(dossierId(1), { entryNo: 7 });
    const forged = { ...desk.write('dossier.resolved.v1', { dossier: dossierId(1) }), body: { outcome: 1n as never } };
    expect(() =>
      store.write((tx) => {
        tx.appendEvents(desk.id, [good, forged]);
        return ok(null);
      }),
    ).toThrow();
    append(store, good);
    expect(store.verify().problems).toEqual([]);
    expect(store.read.lastEntry('H60.15.3', '2.0/2026')).toBe(7);
  });
});
