import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projections } from '../../../db/compare-tables.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { districtHome } from '../../../shared/district/district-events.ts';
import { append, commune, crypto, dossierId, morning, openTemp, Writer } from './office.ts';

/** A store with a row in every projection. */
function office(): { readonly store: Store; readonly desk: Writer } {
  const store = openTemp();
  const [desk, district] = [new Writer(1), new Writer(9)];
  district.open({ kind: 'district', desk: null });
  district.admit(desk);
  district.write('ledger.revoked.v1', {
    body: { ledger: new Writer(2).id, upTo: 0 },
    personal: { reason: 'Máy bị mất' },
  });
  append(store, ...district.events);
  const above = new Writer(8);
  above.open({ kind: 'district', desk: null, commune: districtHome });
  above.write('district.dossierAssigned.v1', { body: { commune, dossier: dossierId(1), user: 'u-1' } });
  append(store, ...above.events);
  desk.open();
  desk.write('staff.appointed.v1', { body: { id: 'clerk-1', role: 'clerk' }, personal: { name: 'An' } });
  desk.write('catalogue.adopted.v1', { body: { version: 'a', sha256: 'a'.repeat(64) } });
  desk.write('numbering.set.v1', { body: { openingNumber: 5 } });
  desk.write('clock.confirmed.v1', { body: { today: '2026-11-24', wall: morning, offsetMs: 0 } });
  desk.receive(dossierId(1));
  desk.receive(dossierId(2));
  desk.write('dossier.attached.v1', {
    dossier: dossierId(2),
    body: { sha256: 'ab'.repeat(32), component: 0, sizeBytes: 9, kind: 'image/png' },
    personal: { name: 'x' },
  });
  desk.write('dossier.weighed.v9', { dossier: dossierId(2) });
  desk.receive(dossierId(3), { catalogueVersion: 'not here', code: `${commune}-261124-2003`, entryNo: 3 });
  append(store, ...desk.events);
  return { store, desk };
}

function tamper(store: Store, text: string): void {
  const triggers = store.db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) store.db.exec(`DROP TRIGGER ${name}`);
  store.db.exec(text);
}

/** A value that no cell of the column holds, of the type that the column takes. */
function otherCell(store: Store, table: string, column: string): string {
  const columns = store.db.pragma(`table_info(${table})`) as { name: string; type: string }[];
  return columns.find(({ name }) => name === column)?.type === 'INTEGER' ? `coalesce(${column}, 0) + 77` : "'khác'";
}

/** The bytes that the store would have on disk. */
function fileOf({ store }: { readonly store: Store }): Buffer {
  const bytes = store.db.serialize();
  store.close();
  return bytes;
}

/** Where every fourth page begins, another fourth for another `part`; never the first page. */
function pagesOf({ length }: Buffer, part: number): readonly number[] {
  const pageBytes = 4096;
  const all = Array.from({ length: length / pageBytes - 1 }, (_, page) => page + 1);
  return all.filter((page) => page % 4 === part % 4).map((page) => page * pageBytes);
}

/** What a store says to a file: refused at its door, found damaged, or whole. */
function verdictOn(file: Uint8Array): 'refused' | 'damaged' | 'whole' {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-verify-'));
  try {
    const path = join(dir, 'district.db');
    writeFileSync(path, file);
    const opened = openStore({ path, kind: 'district', sha256Hex: crypto.sha256Hex });
    if (!opened.ok) return 'refused';
    using store = opened.value;
    return store.verify().ok ? 'whole' : 'damaged';
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const chain = (store: Store) => store.verify().problems.filter(({ kind }) => kind === 'chain');

describe('verify', () => {
  it('finds nothing wrong with what was only ever written by the store, and counts it', () => {
    const { store } = office();
    expect(store.verify()).toEqual({ ok: true, ledgers: 3, events: 15, dossiers: 3, problems: [] });
    for (const { table } of projections)
      expect(store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBeGreaterThan(0);
    store.close();
  });

  it.each([
    ['UPDATE event SET body = \'{"today":"2026-11-25"}\' WHERE seq = 5', 5, 'the body is not the one that was written'],
    [
      'UPDATE event SET data = \'{"name":"Bình"}\' WHERE seq = 2',
      2,
      'the personal part is not the one that was written',
    ],
    [
      "UPDATE event SET actor = 'leader-1' WHERE seq = 4",
      4,
      'the header is not the one that was written, or the chain is broken here',
    ],
    [
      'UPDATE event SET at = at + 1 WHERE seq = 6',
      6,
      'the header is not the one that was written, or the chain is broken here',
    ],
    ['DELETE FROM event WHERE seq = 4', 5, 'number 4 is missing'],
  ])('names the place where the ledger was changed: %s', (text, seq, detail) => {
    const { store, desk } = office();
    tamper(store, `${text} AND ledger = '${desk.id}'`);
    expect(chain(store)[0]).toEqual({ kind: 'chain', ledger: desk.id, seq, table: null, detail });
    expect(store.verify().ok).toBe(false);
    store.close();
  });

  it('finds a header that was changed with its hash, at the one after it', () => {
    const { store, desk } = office();
    tamper(store, `UPDATE event SET hash = '${'0'.repeat(64)}' WHERE seq = 3 AND ledger = '${desk.id}'`);
    expect(chain(store).map(({ seq }) => seq)).toEqual([3, 4]);
    store.close();
  });

  it.each(projections.map(({ table }) => table))('finds a row that is missing from %s', (table) => {
    const { store } = office();
    tamper(store, `DELETE FROM ${table}`);
    const found = store.verify().problems.filter((problem) => problem.table === table);
    expect(found[0]).toMatchObject({ kind: 'projection', table, detail: expect.stringContaining('missing: commune=') });
    store.close();
  });

  it.each(projections)('finds every cell that was changed in $table', ({ table, key, columns }) => {
    const { store } = office();
    tamper(store, '');
    const names = store.db
      .prepare(`SELECT ${columns} FROM ${table}`)
      .columns()
      .map(({ name }) => name);
    const changed = names.filter((name) => !key.includes(name));
    const rows = Number(store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    for (const name of changed) {
      store.db.exec('SAVEPOINT damage; PRAGMA ignore_check_constraints = ON');
      store.db.exec(`UPDATE ${table} SET ${name} = ${otherCell(store, table, name)}`);
      const details = store.verify().problems.filter((problem) => problem.table === table);
      expect(details.map(({ detail }) => detail).slice(0, 1), name).toEqual([
        expect.stringMatching(new RegExp(`^different in ${name}: commune=`)),
      ]);
      expect(details, name).toHaveLength(rows);
      store.db.exec('ROLLBACK TO damage; RELEASE damage');
    }
    store.close();
  });

  it('finds a row that is different and one that the ledger never said, without naming a person', () => {
    const { store } = office();
    tamper(store, "UPDATE dossier SET due_at = 1, full_name = 'Người khác'");
    tamper(store, `INSERT INTO book VALUES ('${commune}', '9.9/2026', 1)`);
    const { problems } = store.verify();
    expect(problems.map(({ detail }) => detail)).toEqual([
      `not from the ledger: commune=${commune} book_no=9.9/2026`,
      `different in due_at, full_name: commune=${commune} id=${dossierId(1)}`,
      `different in due_at, full_name: commune=${commune} id=${dossierId(2)}`,
    ]);
    store.close();
  });

  it.each([0, 1, 2, 3])('finds a page that lost its head, wherever it lies (%i of every 4)', (part) => {
    const whole = fileOf(office());
    const unseen = pagesOf(whole, part).filter((at) => {
      const damaged = Buffer.from(whole);
      damaged.fill(0xff, at, at + 16);
      return verdictOn(damaged) === 'whole';
    });
    expect(unseen).toEqual([]);
  });

  it.each([2, 9, 3900, 4051])('never ends half way, with bytes turned %i into a page', (into) => {
    const whole = fileOf(office());
    const verdicts = pagesOf(whole, into).map((at) => {
      const damaged = Buffer.from(whole);
      for (let byte = at + into; byte < at + into + 6; byte += 1) damaged[byte] = ~(damaged[byte] ?? 0);
      return verdictOn(damaged);
    });
    expect(verdicts).toContain('damaged');
  });

  it('finds a search index that does not say what the rows say', () => {
    const { store } = office();
    tamper(store, "INSERT INTO dossier_search (dossier_search) VALUES ('delete-all')");
    expect(store.verify().problems.map(({ kind }) => kind)).toEqual(['search']);
    store.close();
  });
});
