import { foldDossier } from '../../../shared/dossier/fold.ts';
import type { DossierId, Hash } from '../../../shared/dossier/ids.ts';
import { clashesOf, type DossierListRow, dossierQueries, listColumns } from '../../dossier-queries.ts';
import { type EventRow, rowToEvent } from '../../event-row.ts';
import { eventQueries } from '../../event-table.ts';
import type { OddEvent } from '../../types.ts';
import type { Ask } from '../ask.ts';
import type { DistrictReads } from '../types.ts';
import { createDossierLists, recordsOf } from './dossier-lists.ts';
import { askKnowsCatalogue } from './withheld.ts';

type Asked =
  | 'dossiersOfCode'
  | 'findFolded'
  | 'findDossier'
  | 'findDossiers'
  | 'listDossiers'
  | 'countDossiers'
  | 'countDossiersByDesk'
  | 'dossierCount'
  | 'oddEvents'
  | 'codeClashes'
  | 'highestGeneration';

const atPlaces = `SELECT ${listColumns} FROM unnest(?::text[], ?::text[]) AS p(commune, id) JOIN dossier d ON d.commune = p.commune AND d.id = p.id`;
const byStatus = 'SELECT status, sum(n) AS n FROM dossier_count GROUP BY status';

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
    async findDossiers(places) {
      const [communes, ids] = [places.map(({ commune }) => commune), places.map(({ id }) => id)];
      return recordsOf(await ask<DossierListRow>(atPlaces, communes, ids));
    },
    listDossiers: createDossierLists(ask),
    async countDossiers({ now, todayEndMs, soonEndMs }) {
      const counts = await ask<{ status: string; n: number }>(byStatus);
      const of = (...wanted: readonly string[]) =>
        counts.reduce((sum, { status, n }) => (wanted.length === 0 || wanted.includes(status) ? sum + n : sum), 0);
      return {
        all: of(),
        overdue: await count(dossierQueries.due, 0, now),
        today: await count(dossierQueries.due, now, todayEndMs),
        soon: await count(dossierQueries.due, Math.max(now, todayEndMs), soonEndMs),
        paused: of('supplementRequested', 'paymentRequested'),
        toReturn: of('resolved'),
        atDistrict: await count(dossierQueries.atDistrict),
        conflicts: await count(dossierQueries.inConflict),
      };
    },
    dossierCount: () => count('SELECT coalesce(sum(n), 0) AS n FROM dossier_count'),
    countDossiersByDesk: () =>
      ask(
        'SELECT commune, nullif(desk, -1) AS desk, sum(n) AS dossiers FROM dossier_count GROUP BY commune, desk HAVING sum(n) > 0',
      ),
    oddEvents: (limit) => ask<OddEvent>(dossierQueries.odd, limit),
    codeClashes: async () => clashesOf(await ask(dossierQueries.clashes)),
    async highestGeneration(commune, desk) {
      const [row] = await ask<{ g: number | null }>(dossierQueries.generation, commune, desk, commune, desk);
      return row?.g ?? 0;
    },
  };
}
