import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictReads } from '../../../db/district/types.ts';
import { markOf } from '../../../db/dossier-search.ts';
import type { DossierQuery, ListMark } from '../../../db/types.ts';
import { codeTail } from '../../../renderer/format/code-tail.ts';
import { instant } from '../../../shared/calendar/civil.ts';
import { asking } from '../../fixtures/postgres.ts';
import { type BothStores, bothStores } from './both-stores.ts';

let both: BothStores;
beforeAll(async () => {
  both = await bothStores();
});
afterAll(() => both.close());

/** The same question to both stores, with the same answer. */
async function same<Answer>(ask: (read: DistrictReads) => Promise<Answer>): Promise<Answer> {
  const [file, server] = [await ask(both.file.read), await ask(both.server.read)];
  expect(server).toEqual(file);
  return server;
}

const page = { limit: 40 } as const;
const windowOf = (from: string, to: string) => ({ fromMs: instant(from, 0), endMs: instant(to, 0) });
const year = windowOf('2026-01-01', '2027-01-01');
/** A statutory year and quarter, a month, and days that begin and end anywhere. */
const windows = [
  windowOf('2025-12-15', '2026-12-15'),
  windowOf('2025-12-15', '2026-03-15'),
  windowOf('2026-01-01', '2026-02-01'),
  windowOf('2026-01-07', '2026-03-29'),
  windowOf('2026-01-20', '2026-01-20'),
];
const scopes = [
  {},
  { commune: 'H60.15.3' },
  { procedures: { codes: ['1.001000', '1.001074'], others: false } },
  { commune: 'H60.15.3', officer: 'clerk-2' },
  { commune: 'H60.15.3', officer: 'clerk-1', procedures: { codes: ['1.001000'], others: false } },
  { commune: 'H60.15.4', procedures: { codes: ['1.001000'], others: true } },
];
const lists: readonly (readonly [string, Omit<DossierQuery, 'limit'>])[] = [
  ['all', {}],
  ['of a status', { status: 'returned' }],
  ['of a commune', { commune: 'H60.15.3' }],
  ['of a status in a commune', { status: 'processing', commune: 'H60.15.4' }],
  ['in conflict', { conflict: true }],
  ['due', { due: { from: 0, until: Number.MAX_SAFE_INTEGER } }],
  ['ended in a year', { ended: year }],
  ['ended late', { ended: { ...year, class: 'late' } }],
  ['ended by an officer', { ended: { ...year, officer: 'clerk-2' } }],
  ['open', { state: 'open' }],
  ['of procedures', { procedures: { codes: ['1.004194'], others: false } }],
  ['of no procedure', { procedures: { codes: [], others: false } }],
  ['of procedures in a commune', { procedures: { codes: ['1.001000'], others: false }, commune: 'H60.15.3' }],
  [
    'of procedures and of a status',
    { procedures: { codes: ['1.001000', '2.001037'], others: false }, status: 'returned' },
  ],
  ['open, of procedures', { state: 'open', procedures: { codes: ['1.001000'], others: false } }],
  ['ended with a time', { ended: { ...year, timed: true } }],
  ['ended early with a time', { ended: { ...year, timed: true, class: 'early' } }],
  [
    'ended by an officer, of procedures',
    { ended: { ...year, officer: 'clerk-1' }, commune: 'H60.15.3', procedures: { codes: ['1.001000'], others: false } },
  ],
  ['ended, of a status', { ended: year, status: 'returned' }],
  ['ended early, of others', { ended: { ...year, class: 'early' }, procedures: { codes: ['1.001000'], others: true } }],
  ['ended in a commune', { ended: year, commune: 'H60.15.4' }],
  [
    'ended in a commune, of procedures',
    { ended: year, commune: 'H60.15.3', procedures: { codes: ['1.001000'], others: false } },
  ],
  ['of all others', { procedures: { codes: ['1.004194'], others: true } }],
  ['of a letter', { search: 'n' }],
  ['of a name', { search: 'Nguyễn' }],
  ['of a name begun', { search: 'nguyen v' }],
  ['of two words in a commune', { search: 'thi h', commune: 'H60.15.3' }],
  ['of digits', { search: '09' }],
  ['of nobody', { search: 'zzzzzz' }],
  ['of signs', { search: "'); --" }],
  ['of a half code', { search: 'H60.15.3-26' }],
];

describe('the embedded store and PostgreSQL', () => {
  it.each(lists)('list what is %s alike', async (_, query) => {
    const { rows } = await same((read) => read.listDossiers({ ...query, ...page }));
    for (const row of [rows[6], rows.at(-1)]) {
      if (row === undefined) continue;
      const after = markOf(query, row);
      expect((await same((read) => read.listDossiers({ ...query, after, limit: 7 }))).total).toBe(0);
    }
  });

  it.each(lists)('go through what is %s mark by mark alike, no row lost or twice', async (_, query) => {
    for (const { read } of [both.file, both.server]) {
      const all = await read.listDossiers({ ...query, limit: 400 });
      const met: string[] = [];
      for (let after: ListMark | undefined; ; ) {
        const { rows, total } = await read.listDossiers({ ...query, limit: 7, ...(after ? { after } : {}) });
        met.push(...rows.map(({ id }) => id));
        const last = rows.at(-1);
        if (after === undefined) expect(total).toBe(Math.min(all.total, query.search === undefined ? 400 : 250));
        if (last === undefined || rows.length < 7) break;
        after = markOf(query, last);
      }
      expect(met).toEqual(all.rows.map(({ id }) => id));
    }
  });

  it('find dossiers by id and code alike, and what is in them', async () => {
    const { rows } = await same((read) => read.listDossiers(page));
    for (const { id, state } of rows.slice(0, 5)) {
      await same((read) => read.findDossier(id));
      await same((read) => read.findFolded(id));
      expect(await same((read) => read.dossiersOfCode(state.code ?? ''))).toEqual([id]);
      expect((await same((read) => read.listDossiers({ ...page, search: state.code ?? '' }))).total).toBe(1);
    }
  });

  it('find a dossier by the tail of its code as a list shows it', async () => {
    const { rows } = await same((read) => read.listDossiers(page));
    for (const { id, state } of rows.slice(0, 5)) {
      const tail = codeTail(state.code ?? '');
      for (const search of [tail, tail.replace('…', '')]) {
        const found = await same((read) => read.listDossiers({ ...page, search, commune: 'H60.15.3' }));
        expect(found.rows.map((row) => row.id)).toEqual([id]);
      }
    }
  });

  it('count alike', async () => {
    const now = Date.UTC(2026, 5, 1);
    await same((read) => read.countDossiers({ now, todayEndMs: now + 86_400_000, soonEndMs: now + 7 * 86_400_000 }));
    expect(await same((read) => read.dossierCount())).toBeGreaterThan(100);
    const byDesk = (read: DistrictReads) => read.countDossiersByDesk();
    expect([...(await byDesk(both.server.read))].sort(inOrder)).toEqual(
      [...(await byDesk(both.file.read))].sort(inOrder),
    );
    await same((read) => read.codeClashes());
    await same((read) => read.oddEvents(100));
    await same((read) => read.withheldDossiers(100));
    await same((read) => read.highestGeneration('H60.15.3', 2));
  });

  it('draw figures alike', async () => {
    for (const window of windows)
      for (const scope of scopes) {
        for (const group of ['commune', 'procedure', 'month'] as const)
          await figures((read) => read.figures.endedBy(group, window, scope));
        await figures((read) => read.figures.endedByOfficer(window, scope));
      }
    expect(await figures((read) => read.figures.endedBy('month', year, {}))).not.toEqual([]);
    const now = { nowMs: Date.UTC(2026, 2, 1), todayEndMs: Date.UTC(2026, 2, 2), tomorrowEndMs: Date.UTC(2026, 2, 3) };
    for (const group of ['commune', 'procedure'] as const)
      await figures((read) => read.figures.openBy(group, now, { procedures: { codes: ['1.004194'], others: true } }));
  });

  it('tell ledgers and events alike', async () => {
    const ledgers = await same((read) => read.listLedgers());
    expect(ledgers).toHaveLength(2);
    for (const { id, lastSeq } of ledgers) {
      await same((read) => read.findLedger(id));
      await same((read) => read.ledgerHead(id));
      await same((read) => read.staffOf(id));
      await same((read) => read.hashAt(id, 7));
      await same((read) => read.eventRange(id, 3, lastSeq));
    }
    expect(await same((read) => read.findLedger(nobody))).toBeNull();
    expect(await same((read) => read.eventRange(nobody, 1, 9))).toEqual([]);
  });

  it('hold a name with a NUL in it alike, and find it', async () => {
    expect((await same((read) => read.listDossiers({ ...page, search: 'NUL lạ' }))).total).toBe(1);
  });

  it('verify tells a count that no recount gives', async () => {
    const tables = [
      ['dossier_count', "n = n + 1 WHERE commune = 'H60.15.4'", "n = n - 1 WHERE commune = 'H60.15.4'"],
      ['ended_count', "late = late + 1 WHERE part = 'officer'", "late = late - 1 WHERE part = 'officer'"],
      ['whole_count', 'late = late + 1', 'late = late - 1'],
    ] as const;
    await asking(both.url, 'SELECT fold_whole_changes()');
    for (const [table, wrong, right] of tables) {
      await asking(both.url, `UPDATE ${table} SET ${wrong}`);
      expect((await both.server.verify()).problems).toMatchObject([{ kind: 'projection', table }]);
      await asking(both.url, `UPDATE ${table} SET ${right}`);
    }
    expect(await both.server.verify()).toMatchObject({ ok: true });
  });

  it('verify, and tell a row that was altered', async () => {
    expect(await both.server.verify()).toEqual(await both.file.verify());
    expect(await both.server.verify()).toMatchObject({ ok: true });
    await asking(both.url, "UPDATE dossier SET full_name = 'X' WHERE id = (SELECT min(id) FROM dossier)");
    const { ok: isWhole, problems } = await both.server.verify();
    expect(isWhole).toBe(false);
    expect(problems).toMatchObject([{ kind: 'projection', table: 'dossier' }]);
  });
});

const nobody = '0'.repeat(32) as DistrictLedger;
type DistrictLedger = Parameters<DistrictReads['findLedger']>[0];

async function figures<Figure extends { readonly key: string }>(
  ask: (read: DistrictReads) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const byKey = async (read: DistrictReads) => [...(await ask(read))].sort(inOrder);
  return same(byKey);
}

function inOrder(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
