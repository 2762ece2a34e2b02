import { type Kysely, sql } from 'kysely';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { DossierId, LedgerId } from '../../../shared/dossier/ids.ts';
import { beginCarrying, type Carried, carryOn, type StoredDossier } from '../../carried-dossier.ts';
import { type DeskOf, type ProjectedDossier, projectPlain, projectWhole } from '../../projected-dossier.ts';
import type { DistrictSchema } from '../schema.ts';
import { putDossiers } from './dossier-rows.ts';
import { dossiersWithEvents, eventsOfDossiers } from './event-writes.ts';
import { knowsCatalogue } from './withheld.ts';

type Db = Kysely<DistrictSchema>;

/** Dossiers of one commune that a transaction has touched and whose rows are not written yet. */
export interface TouchedDossiers {
  /** The next events of a ledger, before they are written there. */
  carry(commune: string, events: readonly LedgerEvent[]): Promise<void>;
  /** Writes the rows of those that were not touched since `turn`; of all when it is left out. */
  settle(turn?: number): Promise<void>;
  /** A mark of now for `settle`. */
  nextTurn(): number;
}

interface Touched {
  readonly carried: Carried<StoredDossier>;
  turn: number;
}

export function createTouchedDossiers(tx: Db): TouchedDossiers {
  const touched = new Map<string, Map<DossierId, Touched>>();
  let turn = 0;

  function ofCommune(commune: string): Map<DossierId, Touched> {
    const known = touched.get(commune) ?? new Map<DossierId, Touched>();
    touched.set(commune, known);
    return known;
  }

  return {
    async carry(commune, events) {
      const dossiers = ofCommune(commune);
      const before = await storedBefore(
        tx,
        commune,
        idsOf(events).filter((id) => !dossiers.has(id)),
      );
      const knows = await knowsCatalogue(tx);
      for (const event of events) {
        const id = event.header.dossier;
        if (id === null) continue;
        const dossier = dossiers.get(id) ?? { carried: beginCarrying(commune, id, event, before(id)), turn };
        dossiers.set(id, dossier);
        dossier.turn = turn;
        carryOn(dossier.carried, event, knows);
      }
    },
    async settle(since = Number.POSITIVE_INFINITY) {
      for (const [commune, dossiers] of touched) {
        const done = [...dossiers.values()].filter((dossier) => dossier.turn < since).map(({ carried }) => carried);
        if (done.length === 0) continue;
        // By age, so that indexes grow at their end.
        done.sort((a, b) => a.place - b.place);
        await write(tx, commune, done);
        for (const { id } of done) dossiers.delete(id);
      }
    },
    nextTurn() {
      turn += 1;
      return turn;
    },
  };
}

function idsOf(events: readonly LedgerEvent[]): DossierId[] {
  const ids = new Set<DossierId>();
  for (const { header } of events) if (header.dossier !== null) ids.add(header.dossier);
  return [...ids];
}

/** What is here of dossiers before this transaction touches them. */
async function storedBefore(tx: Db, commune: string, ids: readonly DossierId[]) {
  if (ids.length === 0) return () => ({ isNew: true, stored: null });
  const { rows } = await sql<StoredDossier & { readonly id: string }>`
    SELECT id, plain, newest, state FROM dossier WHERE commune = ${commune} AND id = ANY(${ids}::text[])`.execute(tx);
  const stored = new Map<string, StoredDossier>(rows.map((row) => [row.id, row]));
  // What has only events that wait for others has no row.
  const rowless = ids.filter((id) => !stored.has(id));
  const begun = await dossiersWithEvents(tx, commune, rowless);
  return (id: DossierId) => ({ isNew: !stored.has(id) && !begun.has(id), stored: stored.get(id) ?? null });
}

async function write(tx: Db, commune: string, carried: readonly Carried<StoredDossier>[]): Promise<void> {
  const whole = carried.filter(({ whole, state }) => whole || state === null).map(({ id }) => id);
  const events = whole.length === 0 ? null : await eventsOfDossiers(tx, commune, whole);
  const around = { deskOf: await desksOf(tx, commune), knows: await knowsCatalogue(tx) };
  const projected = carried.map(({ id, ledger, seq, state, whole: anew }): ProjectedDossier => {
    if (anew || state === null) return projectWhole(commune, id, events?.get(id) ?? [], around);
    return projectPlain({ commune, id, ledger, seq, state }, around.deskOf);
  });
  const known = new Set(carried.filter(({ isNew }) => !isNew).map(({ id }) => id));
  await putDossiers(tx, commune, projected, known);
}

/** Projects dossiers from all their events; something of each was projected before. */
export async function projectAnew(tx: Db, commune: string, ids: readonly DossierId[]): Promise<void> {
  const events = await eventsOfDossiers(tx, commune, ids);
  const around = { deskOf: await desksOf(tx, commune), knows: await knowsCatalogue(tx) };
  const projected = ids.map((id) => projectWhole(commune, id, events.get(id) ?? [], around));
  await putDossiers(tx, commune, projected, new Set(ids));
}

/** Desk numbers of the commune's opened ledgers: few. */
async function desksOf(tx: Db, commune: string): Promise<DeskOf> {
  const rows = await tx
    .selectFrom('ledger')
    .select(['id', 'desk'])
    .where('commune', '=', commune)
    .where('opened', '=', 1)
    .execute();
  const desks = new Map<string, number | null>(rows.map(({ id, desk }) => [id, desk]));
  return (_commune, ledger: LedgerId) => desks.get(ledger) ?? null;
}
