import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { given } from '../../fixtures/office.ts';
import { newDatabase } from '../../fixtures/postgres.ts';

/** More than are folded at once: so many days, each with a result of each of two procedures. */
const days = 700;
const waitMs = 20_000;

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, statement_timeout: waitMs });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const results = (commune: string) => `INSERT INTO dossier
  ("row", commune, id, code, status, running, due_at, holder, has_conflict, waiting, plain, received_by, desk, procedure_code, registered_at, received_at, resolved_at, limit_unit, full_name, search_text, newest, state)
  SELECT n, '${commune}', '${commune}-' || n, NULL, 'resolved', 0, 1767000000000 + n * 43200000::bigint, 'office', 0, 0, 1, 'x', 1, '1.00' || n % 2, 1, 1,
    1767000000000 + n * 43200000::bigint + CASE n % 3 WHEN 0 THEN 86400000 WHEN 1 THEN 0 ELSE -86400000 END, 'workingDay', '', '', '{}', '[]'
  FROM generate_series(1, ${days * 2}) n`;

const rows = (
  table: string,
) => `SELECT span, first, procedure_code, sum(early)::integer AS early, sum(on_time)::integer AS on_time, sum(late)::integer AS late,
  sum(timed)::integer AS timed, sum(saved_ms) AS saved, sum(used_ms) AS used FROM ${table} GROUP BY 1, 2, 3 HAVING sum(early + on_time + late) <> 0 ORDER BY 1, 2, 3`;

it('counts of the whole are right while two communes write at once, and neither waits for the other', async () => {
  const url = await newDatabase();
  const store = given(await openPostgresStore({ url, sha256Hex: createNodeCrypto().sha256Hex }));
  onTestFinished(() => store.close());
  const [one, other] = [await connected(url), await connected(url)];
  const laid = async () =>
    (await other.query<{ n: number }>('SELECT count(*)::integer AS n FROM whole_change')).rows[0]?.n;
  async function expectRight(): Promise<void> {
    const { rows: kept } = await other.query(rows('whole_ended'));
    expect(kept).toEqual((await other.query(rows('whole_count_anew'))).rows);
    expect(kept.length).toBeGreaterThan(days);
  }

  await one.query('BEGIN');
  await one.query(results('H60.1'));
  // The first is folding and has not ended: the second must not wait for it.
  await other.query(results('H60.2'));
  await expectRight();
  expect(await laid()).toBeGreaterThan(0);
  await one.query('COMMIT');
  await expectRight();
  await one.query("UPDATE dossier SET status = 'withdrawn' WHERE commune = 'H60.1' AND procedure_code = '1.001'");
  await one.query('DELETE FROM dossier WHERE commune = \'H60.2\' AND "row" <= 300');
  await expectRight();
  await one.query(results('H60.3'));
  expect(await laid()).toBe(0);
  await expectRight();
  await one.query('BEGIN');
  await one.query("DELETE FROM dossier WHERE commune = 'H60.3'");
  await one.query('ROLLBACK');
  await expectRight();
});
