import { copyFileSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../db/store.ts';
import { ok } from '../../../shared/result.ts';
import { generateEvents, ownCatalogue } from '../../fixtures/generate-events.ts';
import { append, commune, crypto, dossierId, openTemp, tempFolder, Writer } from '../../unit/db/office.ts';

const ledgerSeed = new Uint8Array(32).fill(7);

describe('a store in a file', () => {
  it('takes a year of a desk in slices, and all of it verifies', () => {
    using folder = tempFolder();
    const events = generateEvents({ crypto, dossiers: 2000, seed: 1, ledgerSeed });
    const ledger = events[0]?.header.ledger ?? new Writer(1).id;
    using store = openTemp(folder.path('district.db'));
    store.write((tx) => {
      tx.putContent(ownCatalogue);
      // Dossiers reach across the cuts.
      for (let from = 0; from < events.length; from += 1500) tx.appendEvents(ledger, events.slice(from, from + 1500));
      return ok(null);
    });
    expect(store.verify()).toEqual({ ok: true, ledgers: 1, events: events.length, dossiers: 2000, problems: [] });
    expect([...store.read.eventRange(ledger, 1, events.length)]).toEqual(events);
    expect(store.read.countDossiers({ now: 0, todayEndMs: 0, soonEndMs: 0 }).all).toBe(2000);
  });

  it('is whole as it lies at any moment: what was answered is there, what was not is absent', () => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    const desk = new Writer(1);
    using store = openTemp(path, 'desk');
    append(store, desk.open(), desk.receive(dossierId(1)));
    let copied = 0;
    for (let n = 2; n < 12; n += 1) {
      const event = desk.receive(dossierId(n), { code: `${commune}-261124-20${10 + n}`, entryNo: n });
      store.write((tx) => {
        tx.appendEvent(event);
        tx.rememberCommand({ id: `c${n}`, call: 'dossier.receive', inputHash: 'h', answer: '{}', at: n });
        // What a power cut would leave: the file and its log, in the middle of a transaction.
        for (const end of ['', '-wal']) copyFileSync(path + end, folder.path(`cut-${n}.db${end}`));
        return ok(null);
      });
      using cut = openTemp(folder.path(`cut-${n}.db`), 'desk');
      expect([cut.read.dossierCount(), cut.read.ledgerHead(desk.id)?.seq]).toEqual([n - 1, n]);
      expect([cut.read.findCommand(`c${n - 1}`) !== null, cut.read.findCommand(`c${n}`)]).toEqual([n > 2, null]);
      expect(cut.verify().ok).toBe(true);
      copied += 1;
    }
    expect([copied, store.read.dossierCount(), store.verify().ok]).toEqual([10, 11, true]);
  });

  it('is backed up whole while work goes on', async () => {
    using folder = tempFolder();
    const desk = new Writer(1);
    using store = openTemp(folder.path('desk.db'), 'desk');
    append(store, desk.open(), desk.receive(dossierId(1)));
    const running = store.backupTo(folder.path('copy.db'));
    append(store, desk.receive(dossierId(2), { code: `${commune}-261124-2002` }));
    await running;
    using copy = openTemp(folder.path('copy.db'), 'desk');
    expect(copy.read.dossierCount()).toBeGreaterThanOrEqual(1);
    expect(copy.verify().ok).toBe(true);
    expect(copy.read.findLedger(desk.id)?.key).toBe(desk.key);
  });

  it('leaves no log behind when it is closed', () => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    const store = openTemp(path, 'desk');
    append(store, new Writer(1).open());
    store.close();
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([false, false]);
  });

  it('is read by two at once while one writes', () => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    using writing = openTemp(path, 'desk');
    const second = openStore({ path, kind: 'desk', sha256Hex: crypto.sha256Hex });
    if (!second.ok) throw new Error(second.refusal.code);
    using reading = second.value;
    writing.write((tx) => {
      tx.setSetting('seen', 'later');
      expect(reading.read.findSetting('seen')).toBeNull();
      return ok(null);
    });
    expect(reading.read.findSetting('seen')).toBe('later');
  });
});
