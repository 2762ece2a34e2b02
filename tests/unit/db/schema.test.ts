import { afterAll, describe, expect, it } from 'vitest';
import { openTemp } from './office.ts';

const store = openTemp();
afterAll(() => store.close());

/** Why a key of a table does not begin with the commune (design.md, "Past one machine"). */
const exceptions: Readonly<Record<string, string>> = {
  command: 'ids of commands, of one folder',
  content: 'texts by their hash, the same for all communes',
  setting: 'of one folder',
  draft: 'of one desk',
  draft_scan: 'of one desk',
  sealed: 'of one desk: its own count',
  sync_log: 'of one desk',
  upload: 'of one desk',
  attachment_sealed: 'of one desk',
  attachment_urgent: 'of one desk',
  scan_traffic: 'of one desk',
  mail_part: 'parts of sealed files: nobody knows whose they are until they are whole',
  mail_note: 'letters that could not be read',
  batch: 'files that came in: what cannot be read is of no commune yet',
  known_catalogue: 'versions of rules, the same for all communes',
  laid_aside: 'things that need a look: some are of no commune',
  rules_change: 'a draft of rules, the same for all communes',
  rules_version: 'versions of rules, the same for all communes',
  district_user: 'users',
  user_session: 'users',
  api_client: 'programs that ask',
  feed_end: 'the end of a list over all communes',
  'dossier.row': 'the place that FTS5 needs, derived from the id; in PostgreSQL it orders and is no key',
};

const tables = store.db
  .prepare<[], { name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'dossier_search%' ORDER BY name",
  )
  .all()
  .map(({ name }) => name);

/** First columns of the primary key and of every unique index. */
function keysOf(table: string): readonly string[] {
  const columns = store.db.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const indexes = store.db.pragma(`index_list(${table})`) as { name: string; unique: number }[];
  const unique = indexes.filter((index) => index.unique === 1);
  const first = unique.map(({ name }) => (store.db.pragma(`index_info(${name})`) as { name: string }[])[0]?.name ?? '');
  const primary = columns.find(({ pk }) => pk === 1)?.name;
  return [...new Set([...(primary === undefined ? [] : [primary]), ...first])];
}

describe('the schema', () => {
  it('has keys that begin with the commune, but for a named few', () => {
    const others = tables.flatMap((table) =>
      keysOf(table)
        .filter((column) => column !== 'commune')
        .map((column) => (table in exceptions ? table : `${table}.${column}`)),
    );
    expect([...new Set(others)].sort()).toEqual(Object.keys(exceptions).sort());
  });

  it('is STRICT throughout', () => {
    const strict = store.db.pragma('table_list') as { name: string; strict: number }[];
    expect(strict.filter(({ name, strict: is }) => tables.includes(name) && is !== 1)).toEqual([]);
  });
});
