import { readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../db/store.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { append, crypto, dossierId, openTemp, tempFolder, Writer } from './office.ts';

const open = (path: string, kind: 'desk' | 'district' = 'desk') =>
  openStore({ path, kind, sha256Hex: crypto.sha256Hex });

function codeOf(result: ReturnType<typeof open>): string {
  if (!result.ok) return result.refusal.code;
  result.value.close();
  return 'ok';
}

describe('opening a store', () => {
  it('sets what durability needs by name', () => {
    using folder = tempFolder();
    using store = openTemp(folder.path('desk.db'), 'desk');
    const pragma = (name: string) => store.db.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), pragma('busy_timeout')]).toEqual([
      'wal',
      2,
      1,
      5000,
    ]);
  });

  it('opens its own file again and refuses it as the other kind', () => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    expect([codeOf(open(path)), codeOf(open(path)), codeOf(open(path, 'district'))]).toEqual([
      'ok',
      'ok',
      'store.wrong-kind',
    ]);
  });

  it('refuses a file that is no database and leaves it as it is', () => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    writeFileSync(path, 'x'.repeat(5000));
    expect(codeOf(open(path))).toBe('store.not-a-store');
    expect(readFileSync(path, 'utf8')).toBe('x'.repeat(5000));
  });

  it('refuses the database of another program and adds nothing to it', () => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    const other = new Sqlite(path);
    other.exec('CREATE TABLE bookmark (url TEXT)');
    other.close();
    expect(codeOf(open(path))).toBe('store.not-a-store');
    const again = new Sqlite(path);
    expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['bookmark']);
    again.close();
  });

  it('refuses a path that cannot be opened', () => {
    using folder = tempFolder();
    expect(codeOf(open(folder.path('')))).toBe('store.disk-full');
  });
});

describe('one transaction', () => {
  it('keeps nothing of a refused step', () => {
    using store = openTemp();
    const result = store.write((tx) => {
      tx.setSetting('tone', 'quiet');
      return refuse('dossier.not-found');
    });
    expect(result).toEqual(refuse('dossier.not-found'));
    expect(store.read.findSetting('tone')).toBeNull();
  });

  it('keeps nothing of a step that throws, and goes on working', () => {
    using store = openTemp();
    const desk = new Writer(1);
    const events = [desk.open(), desk.receive(dossierId(1))];
    expect(() =>
      store.write((tx) => {
        tx.appendEvents(desk.id, events);
        throw new Error('a defect');
      }),
    ).toThrow('a defect');
    expect([store.read.ledgerHead(desk.id), store.read.dossierCount()]).toEqual([null, 0]);
    append(store, ...events);
    expect([store.read.ledgerHead(desk.id)?.seq, store.read.dossierCount(), store.verify().ok]).toEqual([2, 1, true]);
  });

  it('is never begun inside another', () => {
    using store = openTemp();
    expect(() => store.write(() => store.write(() => ok(null)))).toThrow('inside another');
    expect(store.write(() => ok(1))).toEqual(ok(1));
  });

  it('says that the disk is full and changes nothing', () => {
    using folder = tempFolder();
    using store = openTemp(folder.path('desk.db'), 'desk');
    store.db.pragma(`max_page_count = ${store.db.pragma('page_count', { simple: true })}`);
    const result = store.write((tx) => {
      tx.setSetting('large', 'x'.repeat(100_000));
      return ok(null);
    });
    expect(result).toEqual(refuse('store.disk-full'));
    expect(store.read.findSetting('large')).toBeNull();
  });

  it('says that another program holds the data', () => {
    using folder = tempFolder();
    using store = openTemp(folder.path('desk.db'), 'desk');
    store.db.pragma('busy_timeout = 0');
    const other = new Sqlite(folder.path('desk.db'));
    other.exec('BEGIN IMMEDIATE');
    expect(store.write(() => ok(null))).toEqual(refuse('store.busy'));
    other.close();
    expect(store.write(() => ok(null))).toEqual(ok(null));
  });
});

describe('what lies beside the ledgers', () => {
  it('gives back commands, settings, content and the draft', () => {
    using store = openTemp(':memory:', 'desk');
    const sha256 = crypto.sha256Hex('{"a":1}');
    store.write((tx) => {
      tx.rememberCommand({ id: 'c1', call: 'dossier.receive', inputHash: 'h', answer: '{"ok":1}', at: 5 });
      tx.setSetting('url', 'a');
      tx.setSetting('url', 'b');
      tx.saveDraft(Uint8Array.of(1, 2), 1);
      tx.saveDraft(Uint8Array.of(3), 2);
      expect([tx.putContent('{"a":1}'), tx.putContent('{"a":1}')]).toEqual([sha256, sha256]);
      return ok(null);
    });
    expect(store.read.findCommand('c1')).toEqual({ call: 'dossier.receive', inputHash: 'h', answer: '{"ok":1}' });
    expect([store.read.findSetting('url'), store.read.findContent(sha256)]).toEqual(['b', '{"a":1}']);
    const draft = store.read.findDraft();
    expect([[...(draft?.sealed ?? [])], draft?.at]).toEqual([[3], 2]);
    store.write((tx) => {
      tx.discardDraft();
      tx.removeSetting('url');
      return ok(null);
    });
    expect([store.read.findDraft(), store.read.findSetting('url'), store.read.findCommand('c2')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('numbers what the desk sealed and keeps the log of the roads', () => {
    using store = openTemp(':memory:', 'desk');
    const desk = new Writer(1);
    const sealed = { nonce: 'n', kind: 'batch', ledger: desk.id, from: 1, to: 3, at: 1 } as const;
    const entry = { road: 'network', code: null, events: 3, bytes: 9, direction: 'up', state: 'accepted' } as const;
    const belief = { answeredNo: 2, holds: { [desk.id]: { seq: 3, hash: 'aa' } } };
    store.write((tx) => {
      tx.rememberSealed({ ...sealed, sha256: 'a' });
      tx.rememberSealed({ ...sealed, sha256: 'b' });
      tx.addSyncLog({ ...entry, at: 1, upTo: 3, isAcknowledgement: true });
      tx.addSyncLog({ ...entry, at: 2, upTo: 9, isAcknowledgement: false, direction: 'down' });
      tx.setHoldBelief(belief);
      return ok(null);
    });
    expect(store.read.findSealed('b')).toEqual({ no: 2, sha256: 'b', nonce: 'n' });
    expect(store.read.syncLog(5).map(({ at }) => at)).toEqual([2, 1]);
    expect(store.read.lastAcknowledgement()).toEqual({ at: 1, state: 'accepted', upTo: 3, road: 'network' });
    expect(store.read.holdBelief()).toEqual(belief);
  });
});
