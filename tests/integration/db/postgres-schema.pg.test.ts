import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import { migrate } from '../../../db/migrate.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { given } from '../../fixtures/office.ts';
import { asking, newDatabase } from '../../fixtures/postgres.ts';

/** What a desk alone keeps: no district has it on a server. */
const ofDesks = [
  'sealed',
  'sync_log',
  'draft',
  'draft_scan',
  'upload',
  'left_event',
  'attachment_sealed',
  'attachment_urgent',
  'scan_traffic',
];

/** Not communes' data, or not known to be a commune's: users, sessions, answers of commands, texts under their hash. */
const withoutCommune = [
  ...['district_user', 'user_session', 'command', 'content', 'setting', 'schema_version', 'batch'],
  // The tier above makes them for all communes.
  ...['api_client', 'feed_end'],
  'whole_count',
  ...['rules_change', 'rules_version', 'laid_aside', 'known_catalogue'],
  // Letters, before it is known whose they are.
  ...['mail_part', 'mail_note'],
];

/** What a server keeps besides: counts that a file counts when it is asked. */
const ofServers =
  "'schema_version', 'dossier_count', 'ended_count', 'dossier_count_anew', 'ended_count_anew', 'whole_count', 'whole_change', 'whole_ended', 'whole_count_anew'";

interface Column {
  readonly table: string;
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
}

const kinds: Readonly<Record<string, string>> = {
  TEXT: 'text',
  INTEGER: 'number',
  BLOB: 'bytes',
  text: 'text',
  bigint: 'number',
  integer: 'number',
  bytea: 'bytes',
};

function columnsOfFile(): readonly Column[] {
  const db = new Sqlite(':memory:');
  onTestFinished(() => void db.close());
  given(migrate(db, ''));
  return db
    .prepare<[], { table: string; name: string; type: string; required: number; pk: number }>(
      `SELECT t.name AS "table", c.name, c.type, c."notnull" AS required, c.pk FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'dossier_search%'`,
    )
    .all()
    .filter(({ table }) => !ofDesks.includes(table))
    .map(({ table, name, type, required, pk }) => ({
      table,
      name,
      kind: kinds[type] ?? type,
      required: required === 1 || pk > 0,
    }));
}

async function migrated(): Promise<string> {
  const url = await newDatabase();
  const store = given(await openPostgresStore({ url, sha256Hex: createNodeCrypto().sha256Hex }));
  await store.close();
  return url;
}

const byName = (a: Column, b: Column) => (`${a.table} ${a.name}` < `${b.table} ${b.name}` ? -1 : 1);

it('has the tables and columns of the embedded store, each of the same kind', async () => {
  const rows = await asking<{ table: string; name: string; type: string; required: boolean }>(
    await migrated(),
    `SELECT table_name AS "table", column_name AS name, data_type AS type, is_nullable = 'NO' AS required
     FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT IN (${ofServers})`,
  );
  const columns = rows.map(({ type, ...column }) => ({ ...column, kind: kinds[type] ?? type }));
  expect(columns.sort(byName)).toEqual([...columnsOfFile()].sort(byName));
});

it('begins every key of communes’ data with the commune', async () => {
  const keys = await asking<{ table: string; key: string; first: string }>(
    await migrated(),
    `SELECT t.relname AS "table", x.relname AS key, a.attname AS first FROM pg_index i
     JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
     WHERE t.relnamespace = current_schema()::regnamespace AND (i.indisunique OR i.indisprimary)`,
  );
  expect(keys.length).toBeGreaterThan(20);
  const others = keys.filter(({ table, first }) => !withoutCommune.includes(table) && first !== 'commune');
  expect(others).toEqual([]);
});

it('sorts every text by its bytes, whatever the language of the server', async () => {
  const sorted = await asking<{ table: string; name: string }>(
    await migrated(),
    `SELECT table_name AS "table", column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' AND table_name NOT LIKE '%_anew'`,
  );
  expect(sorted).toEqual([{ table: 'schema_version', name: 'name' }]);
});

it('keeps an event: no row of the ledger is changed or taken away', async () => {
  const url = await migrated();
  const values = "'c', 'l', 1, 1, 0, 1, 'a', 'clerk', NULL, 't', NULL, 'b', 'p', 'h', '{}', 's', '{}'";
  await asking(url, `INSERT INTO event VALUES (${values})`);
  const forbidden = [
    'DELETE FROM event',
    'TRUNCATE event',
    'UPDATE event SET body = \'{"a":1}\'',
    'UPDATE event SET at = 2',
    'UPDATE event SET data = \'{"a":1}\'',
  ];
  for (const text of forbidden) await expect(asking(url, text)).rejects.toThrow(/append-only|may only be purged/);
  await asking(url, 'UPDATE event SET salt = NULL, data = NULL');
  expect(await asking(url, 'SELECT seq, salt, data FROM event')).toEqual([{ seq: '1', salt: null, data: null }]);
});

it('is brought up once by several processes that start together, and refuses what is not ours', async () => {
  const url = await newDatabase();
  const { sha256Hex } = createNodeCrypto();
  const opened = await Promise.all([1, 2, 3].map(() => openPostgresStore({ url, sha256Hex })));
  for (const store of opened) await given(store).close();
  await asking(url, "INSERT INTO schema_version VALUES (9990, 'later')");
  expect(await openPostgresStore({ url, sha256Hex })).toMatchObject({ refusal: { code: 'store.newer-schema' } });
  const foreign = await newDatabase();
  await asking(foreign, 'CREATE TABLE theirs (id INTEGER)');
  expect(await openPostgresStore({ url: foreign, sha256Hex })).toMatchObject({
    refusal: { code: 'store.not-a-store' },
  });
});
