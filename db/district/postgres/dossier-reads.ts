import { foldDossier } from '../../../shared/dossier/fold.ts';
import type { DossierId, Hash } from '../../../shared/dossier/ids.ts';
import { queryTokens } from '../../../shared/identity/search-tokens.ts';
import {
  clashesOf,
  countedHits,
  type DossierListRow,
  dossierQueries,
  listColumns,
  recordOf,
} from '../../dossier-queries.ts';
import { codeFrom, conditionsOf, orderOf, wholeCode } from '../../dossier-search.ts';
import { type EventRow, rowToEvent } from '../../event-row.ts';
import { eventQueries } from '../../event-table.ts';
import type { DossierQuery, DossierRecord, OddEvent } from '../../types.ts';
import type { Ask } from '../ask.ts';
import type { DistrictReads } from '../types.ts';
import { askKnowsCatalogue } from './withheld.ts';

type Asked =
  | 'dossiersOfCode'
  | 'findFolded'
  | 'findDossier'
  | 'listDossiers'
  | 'countDossiers'
  | 'dossierCount'
  | 'oddEvents'
  | 'codeClashes'
  | 'highestGeneration';

export function createDossierReads(ask: Ask): Pick<DistrictReads, Asked> {
  async function count(text: string, ...values: readonly (string | number)[]): Promise<number> {
    return (await ask<{ n: number }>(text, ...values))[0]?.n ?? 0;
  }
  return {
    dossiersOfCode: async (code) =>
      (await ask<{ dossier: DossierId }>(dossierQueries.ofCode, code)).map(({ dossier }) => dossier),
    async findFolded(id) {
      const [home] = await ask<{ commune: string }>(dossierQueries.home, id);
      if (home === undefined) return null;
      const rows = await ask<EventRow & { readonly prev: Hash | null }>(eventQueries.ofDossier, home.commune, id);
      return foldDossier(
        id,
        rows.map((row) => rowToEvent(row, row.prev)),
        await askKnowsCatalogue(ask),
      );
    },
    async findDossier(id) {
      const rows = await ask<DossierListRow>(dossierQueries.one, id);
      return recordsOf(rows)[0] ?? null;
    },
    listDossiers: createList(ask, count),
    async countDossiers({ now, todayEndMs, soonEndMs }) {
      const paused = await count(dossierQueries.ofStatus, 'supplementRequested');
      return {
        all: await count(dossierQueries.all),
        overdue: await count(dossierQueries.due, 0, now),
        today: await count(dossierQueries.due, now, todayEndMs),
        soon: await count(dossierQueries.due, Math.max(now, todayEndMs), soonEndMs),
        paused: paused + (await count(dossierQueries.ofStatus, 'paymentRequested')),
        toReturn: await count(dossierQueries.ofStatus, 'resolved'),
        atDistrict: await count(dossierQueries.atDistrict),
        conflicts: await count(dossierQueries.inConflict),
      };
    },
    dossierCount: () => count(dossierQueries.all),
    oddEvents: (limit) => ask<OddEvent>(dossierQueries.odd, limit),
    codeClashes: async () => clashesOf(await ask(dossierQueries.clashes)),
    async highestGeneration(commune, desk) {
      const [row] = await ask<{ g: number | null }>(dossierQueries.generation, commune, desk, commune, desk);
      return row?.g ?? 0;
    },
  };
}

function createList(
  ask: Ask,
  count: (text: string, ...values: readonly (string | number)[]) => Promise<number>,
): DistrictReads['listDossiers'] {
  async function filtered(query: DossierQuery, code: string | null) {
    const { limit, offset } = query;
    const { where, values } = conditionsOf(query);
    const filter = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
    const from = `FROM ${code === null ? 'dossier d' : codeFrom}${filter}`;
    const bound = code === null ? values : [code, ...values];
    const order = code === null ? orderOf(query) : 'd.row DESC';
    const text = `SELECT ${listColumns} ${from} ORDER BY ${order} LIMIT ? OFFSET ?`;
    const rows = await ask<DossierListRow>(text, ...bound, limit, offset);
    // A page that is not full is the last one.
    const isLast = rows.length < limit && (rows.length > 0 || offset === 0);
    const total = isLast ? offset + rows.length : await count(`SELECT count(*) AS n ${from}`, ...bound);
    return { rows: recordsOf(rows), total };
  }

  /** The index is asked once: its first hits give both the page and the count. */
  async function searched(query: DossierQuery, words: string) {
    const { limit, offset } = query;
    const { where, values } = conditionsOf(query);
    const filter = ['folded_words(d.search_text) @@ ?::tsquery', ...where].join(' AND ');
    const rows = await ask<DossierListRow & { readonly hits: number }>(
      `WITH hit AS MATERIALIZED (SELECT d.commune, d.id FROM dossier d WHERE ${filter} ORDER BY d.row DESC LIMIT ?)
       SELECT ${listColumns}, (SELECT count(*) FROM hit) AS hits FROM hit JOIN dossier d ON d.commune = hit.commune AND d.id = hit.id
       ORDER BY d.row DESC LIMIT ? OFFSET ?`,
      ...[words, ...values, offset + Math.max(countedHits, limit), limit, offset],
    );
    // Past its last page a search has counted nothing: as many as were paged over, at most.
    return { rows: recordsOf(rows), total: rows[0]?.hits ?? (offset === 0 ? 0 : await hitsOf(query, filter, words)) };
  }

  function hitsOf(query: DossierQuery, filter: string, words: string): Promise<number> {
    const most = query.offset + Math.max(countedHits, query.limit);
    const text = `SELECT count(*) AS n FROM (SELECT 1 FROM dossier d WHERE ${filter} LIMIT ?) AS hit`;
    return count(text, words, ...conditionsOf(query).values, most);
  }

  return (query) => {
    const typed = query.search ?? '';
    const code = wholeCode(typed);
    if (code !== null || typed.trim() === '') return filtered(query, code);
    const words = queryOf(typed);
    return words === null ? Promise.resolve({ rows: [], total: 0 }) : searched(query, words);
  };
}

/** All words, of which the last may be a beginning; they are letters and digits alone. Null when nothing was typed. */
function queryOf(typed: string): string | null {
  const words = queryTokens(typed);
  return words.length === 0 ? null : `${words.map((word) => `'${word}'`).join(' & ')}:*`;
}

/** A district writes no dossier at a desk: nothing of it is ever unsent. */
function recordsOf(rows: readonly DossierListRow[]): DossierRecord[] {
  return rows.map((row) => ({ ...recordOf(row), unsent: false }));
}
