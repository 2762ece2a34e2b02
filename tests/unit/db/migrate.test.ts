import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../../db/migrate.ts';
import { createReader } from '../../../db/reader.ts';
import { createSql } from '../../../db/sql.ts';
import { openStore } from '../../../db/store.ts';
import { createWriter } from '../../../db/writer.ts';
import { crypto, dossierId, openTemp, tempFolder, Writer } from './office.ts';

/** A database as the step before `version` left it, with a desk, a dossier, a setting and a command in it. */
function databaseBefore(path: string, version: number) {
  const db = new Sqlite(path);
  migrate(
    db,
    path,
    migrations.filter((step) => step.version < version),
  );
  if (version > 10) {
    const sql = createSql(db);
    const desk = new Writer(1);
    desk.open();
    desk.receive(dossierId(1));
    const insert = (table: string, ...values: (string | number | null)[]) =>
      sql(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values);
    insert('setting', 'office', '{}');
    insert('command', 'c1', 'dossier.receive', 'hash', '{}', 1);
    insert('content', 'aa', '{}');
    for (const { header: h, hash, body, personal } of desk.events) {
      insert(
        'event',
        'H60.15.3',
        h.ledger,
        h.seq,
        h.clock[0],
        h.clock[1],
        h.at,
        h.actor,
        h.role,
        null,
        h.type,
        h.dossier,
        h.body,
        h.personal,
        hash,
        JSON.stringify(body),
        personal?.salt ?? null,
        personal ? JSON.stringify(personal.data) : null,
      );
    }
  }
  return db;
}

function rowsOf(db: InstanceType<typeof Sqlite>): unknown {
  const tables = ['event', 'setting', 'command', 'content'];
  return tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all());
}

describe('migrations', () => {
  it('rise by tens and name themselves', () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
  });

  it.each(migrations)('$version ($name) takes the schema before it forward with every row', ({ version }) => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    const db = databaseBefore(path, version);
    const rows = version > 10 ? rowsOf(db) : null;
    expect(
      migrate(
        db,
        path,
        migrations.filter((step) => step.version <= version),
      ).ok,
    ).toBe(true);
    expect(db.pragma('user_version', { simple: true })).toBe(version);
    if (rows !== null) expect(rowsOf(db)).toEqual(rows);
    expect(existsSync(`${path}.before-${version}`)).toBe(version > 10);
    expect(migrate(db, path).ok).toBe(true);
    db.close();
  });

  it('end in one schema, whatever step they began at', () => {
    using folder = tempFolder();
    const schemaOf = (db: InstanceType<typeof Sqlite>) =>
      db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
    const schemas = migrations.map(({ version }) => {
      const db = databaseBefore(folder.path(`${version}.db`), version);
      migrate(db, folder.path(`${version}.db`));
      const schema = schemaOf(db);
      db.close();
      return schema;
    });
    for (const schema of schemas) expect(schema).toEqual(schemas[0]);
  });

  it('leave a whole copy of the file beside it, with what lay in the log', () => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    const db = new Sqlite(path);
    db.pragma('journal_mode = WAL');
    migrate(db, path, migrations.slice(0, 1));
    db.prepare("INSERT INTO setting VALUES ('office', 'x')").run();
    migrate(db, path);
    db.close();
    const copy = new Sqlite(`${path}.before-${migrations.at(-1)?.version}`, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(10);
    expect(copy.prepare('SELECT value FROM setting').pluck().all()).toEqual(['x']);
    copy.close();
  });

  it('undo a step that fails, with its number', () => {
    const db = new Sqlite(':memory:');
    const broken = [
      ...migrations.slice(0, 1),
      { version: 20, name: 'broken', sql: 'CREATE TABLE a (b); SELECT * FROM missing;' },
    ];
    expect(() => migrate(db, ':memory:', broken)).toThrow('missing');
    expect(db.pragma('user_version', { simple: true })).toBe(10);
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'a'").get()).toBeUndefined();
    db.close();
  });

  it('refuse a file from a newer version and change nothing in it', () => {
    using folder = tempFolder();
    const path = folder.path('desk.db');
    openTemp(path, 'desk').close();
    const db = new Sqlite(path);
    db.pragma('user_version = 990');
    db.close();
    const opened = openStore({ path, kind: 'desk', sha256Hex: crypto.sha256Hex });
    expect(opened).toEqual({
      ok: false,
      refusal: { code: 'store.newer-schema', params: { present: 990, known: migrations.at(-1)?.version } },
    });
  });
});

describe('a store after its migrations', () => {
  it('writes and reads on the same connection', () => {
    const db = new Sqlite(':memory:');
    migrate(db, ':memory:');
    const sql = createSql(db);
    const read = createReader(sql);
    const hash = { sha256Hex: crypto.sha256Hex, idOfKey: (key: Uint8Array) => crypto.sha256Hex(key).slice(0, 32) };
    const desk = new Writer(1);
    createWriter(sql, read, hash).tx.appendEvent(desk.open());
    expect(read.ledgerHead(desk.id)?.seq).toBe(1);
    db.close();
  });
});
