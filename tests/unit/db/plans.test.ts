import { afterAll, describe, expect, it } from 'vitest';
import { dossierQueries } from '../../../db/dossier-queries.ts';
import { listSql } from '../../../db/dossier-search.ts';
import { eventQueries } from '../../../db/event-table.ts';
import { ledgerQueries } from '../../../db/ledger-queries.ts';
import type { DossierQuery } from '../../../db/store.ts';
import { withheldQueries } from '../../../db/withheld-dossiers.ts';
import { openTemp } from './office.ts';

const store = openTemp();
afterAll(() => store.close());

/** Tables with a row a ledger, or one for each clash: read whole without a thought. */
const small = /^SCAN (l|c|f|e|k|ledger|ledger_end|code_clash|\(subquery-\d+\)|\d+ (CONSTANT )?ROWS?)\b/;

function planOf(text: string): readonly string[] {
  const values = Array.from(text.matchAll(/\?/g), () => 1);
  return store.db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...values)
    .map(({ detail }) => detail);
}

/** Partial indexes that hold few rows by their nature. */
const few = /USING (COVERING )?INDEX dossier_(in_conflict|at_district)$/;

function fullScans(plan: readonly string[]): readonly string[] {
  return plan.filter(
    (step) => step.startsWith('SCAN') && !small.test(step) && !few.test(step) && !step.includes('VIRTUAL TABLE INDEX'),
  );
}

const base: DossierQuery = { limit: 50 };
const due = { from: 1, until: 2 };
const lists: readonly (readonly [string, DossierQuery, string | null, string | null])[] = [
  ['by status', { ...base, status: 'received' }, null, null],
  ['by commune', { ...base, commune: 'c' }, null, null],
  ['by status and commune', { ...base, status: 'received', commune: 'c' }, null, null],
  ['by due date', { ...base, due }, null, null],
  ['by due date and commune', { ...base, due, commune: 'c', status: 'received' }, null, null],
  ['of what will be late', { ...base, willBeLateAt: 1 }, null, null],
  ['of what will be late in a commune', { ...base, willBeLateAt: 1, commune: 'c', status: 'processing' }, null, null],
  ['in conflict', { ...base, conflict: true }, null, null],
  ['in conflict in a commune', { ...base, conflict: true, commune: 'c' }, null, null],
  ['by a search', base, '"a"*', null],
  ['by a search in a commune', { ...base, commune: 'c', status: 'received', due }, '"a"*', null],
  ['by a code', base, null, 'H60-1'],
];

describe('query plans', () => {
  it.each(lists)('a list %s goes by an index and sorts nothing large', (_, query, match, code) => {
    const { from, order } = listSql(query, match, code);
    const columns = match === null ? 'd.state' : 's.rowid AS row';
    const plan = planOf(`SELECT ${columns} ${from} ORDER BY ${order} LIMIT ?`);
    expect(fullScans(plan)).toEqual([]);
    const sortsFew = query.conflict === true || query.willBeLateAt !== undefined || code !== null;
    if (!sortsFew) expect(plan.filter((step) => step.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
  });

  it('the list of all walks the table from its end', () => {
    const { from, order } = listSql(base, null, null);
    expect(planOf(`SELECT d.state ${from} ORDER BY ${order} LIMIT ?`)).toEqual(['SCAN d']);
  });

  const allowed: Readonly<Record<string, string>> = {
    all: 'SCAN dossier USING COVERING INDEX',
    odd: 'SCAN odd_event USING INDEX odd_event_by_time',
  };
  const single = Object.entries({ ...eventQueries, ...dossierQueries });
  it.each(single)('%s goes by an index', (name, text) => {
    const scans = fullScans(planOf(text));
    if (name in allowed) expect(scans).toEqual([expect.stringContaining(allowed[name] ?? '')]);
    else expect(scans).toEqual([]);
  });

  it('what waits is found by the few versions that are known, and listed by its time', () => {
    const { list, count, missing, ...found } = withheldQueries;
    for (const text of Object.values(found)) expect(fullScans(planOf(text))).toEqual([]);
    expect(planOf(list)[0]).toBe('SCAN withheld_dossier USING INDEX withheld_by_time');
    for (const text of [count, missing]) expect(planOf(text)[0]).toContain('USING COVERING INDEX withheld_by');
  });

  it.each(Object.entries(ledgerQueries))('ledgers: %s reads small tables at most', (_, text) => {
    expect(fullScans(planOf(text))).toEqual([]);
  });
});
