import { type Kysely, sql } from 'kysely';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { DossierId, LedgerId } from '../../../shared/dossier/ids.ts';
import { beginCarrying, type Carried, carryOn, type StoredDossier } from '../../carried-dossier.ts';
import { type Around, type ProjectedDossier, projectPlain, projectWhole } from '../../projected-dossier.ts';
import type { DistrictSchema } from '../schema.ts';
import { runsOf } from './bulk.ts';
import { dossiersPut } from './dossier-rows.ts';
import { dossiersWithEvents, eventsOfDossiers } from './event-writes.ts';
import { knowsCatalogue } from './withheld.ts';
import type { WriteBehind } from './write-behind.ts';

type Db = Kysely<DistrictSchema>;

/** Rows of so many dossiers are worked out while those before them are written. */
const dossiersAtOnce = 1000;

/** Dossiers of one commune that a transaction has touched and whose rows are not written yet. */
export interface TouchedDossiers {
  /** Before the next events of a ledger are written; what it gives carries each of them on, in their order. */
  meet(commune: string, events: readonly LedgerEvent[]): Promise<(event: LedgerEvent) => void>;
  /** Writes the rows of those that were not touched since `turn`; of all when it is left out. The last are left behind. */
  settle(turn?: number): Promise<void>;
  /** A mark of now for `settle`. */
  nextTurn(): number;
  /** Desks and catalogues may be others from now on. */
  forgetAround(): void;
}

interface Touched {
  readonly carried: Carried<StoredDossier>;
  turn: number;
}

export function createTouchedDossiers(tx: Db, behind: WriteBehind): TouchedDossiers {
  const touched = new Map<string, Map<DossierId, Touched>>();
  const arounds = new Map<string, Around>();
  let turn = 0;

  function ofCommune(commune: string): Map<DossierId, Touched> {
    const known = touched.get(commune) ?? new Map<DossierId, Touched>();
    touched.set(commune, known);
    return known;
  }

  async function aroundOf(commune: string): Promise<Around> {
    const known = arounds.get(commune);
    if (known !== undefined) return known;
    await behind.settled();
    const around = await readAround(tx, commune);
    arounds.set(commune, around);
    return around;
  }

  async function write(commune: string, carried: readonly Carried<StoredDossier>[]): Promise<void> {
    const whole = carried.filter(({ whole, state }) => whole || state === null).map(({ id }) => id);
    if (whole.length > 0) await behind.settled();
    const events = whole.length === 0 ? null : await eventsOfDossiers(tx, commune, whole);
    const around = await aroundOf(commune);
    const projected = carried.map(({ id, ledger, seq, state, whole: anew }): ProjectedDossier => {
      if (anew || state === null) return projectWhole(commune, id, events?.get(id) ?? [], around);
      return projectPlain({ commune, id, ledger, seq, state }, around.deskOf);
    });
    const known = new Set(carried.filter(({ isNew }) => !isNew).map(({ id }) => id));
    const statements = dossiersPut(commune, projected, known);
    await behind.put(async () => {
      for (const statement of statements) await statement.execute(tx);
    });
  }

  return {
    async meet(commune, events) {
      const dossiers = ofCommune(commune);
      const { knows } = await aroundOf(commune);
      await behind.settled();
      const before = await storedBefore(
        tx,
        commune,
        idsOf(events).filter((id) => !dossiers.has(id)),
      );
      return (event) => {
        const id = event.header.dossier;
        if (id === null) return;
        const dossier = dossiers.get(id) ?? { carried: beginCarrying(commune, id, event, before(id)), turn };
        dossiers.set(id, dossier);
        dossier.turn = turn;
        carryOn(dossier.carried, event, knows);
      };
    },
    async settle(since = Number.POSITIVE_INFINITY) {
      for (const [commune, dossiers] of touched) {
        const done = [...dossiers.values()].filter((dossier) => dossier.turn < since).map(({ carried }) => carried);
        // By age, so that indexes grow at their end.
        done.sort((a, b) => a.place - b.place);
        for (const run of runsOf(done, dossiersAtOnce)) await write(commune, run);
        for (const { id } of done) dossiers.delete(id);
      }
    },
    nextTurn() {
      turn += 1;
      return turn;
    },
    forgetAround: () => arounds.clear(),
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

/** Projects dossiers from all their events; something of each was projected before. */
export async function projectAnew(tx: Db, commune: string, ids: readonly DossierId[]): Promise<void> {
  const events = await eventsOfDossiers(tx, commune, ids);
  const around = await readAround(tx, commune);
  const projected = ids.map((id) => projectWhole(commune, id, events.get(id) ?? [], around));
  for (const statement of dossiersPut(commune, projected, new Set(ids))) await statement.execute(tx);
}

async function readAround(tx: Db, commune: string): Promise<Around> {
  return { deskOf: await desksOf(tx, commune), knows: await knowsCatalogue(tx) };
}

/** Desk numbers of the commune's opened ledgers: few. */
async function desksOf(tx: Db, commune: string): Promise<Around['deskOf']> {
  const rows = await tx
    .selectFrom('ledger')
    .select(['id', 'desk'])
    .where('commune', '=', commune)
    .where('opened', '=', 1)
    .execute();
  const desks = new Map<string, number | null>(rows.map(({ id, desk }) => [id, desk]));
  return (_commune, ledger: LedgerId) => desks.get(ledger) ?? null;
}
