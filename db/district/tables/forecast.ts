import { type Kysely, sql } from 'kysely';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import type { Basis } from '../../../shared/forecast/history.ts';
import type { Step } from '../../../shared/forecast/path.ts';
import { jsonToState } from '../../state-json.ts';
import type { DistrictSchema } from '../schema.ts';

interface Place {
  readonly commune: string;
  readonly id: DossierId;
}

interface Stated extends Place {
  readonly state: DossierState;
}

/** Where a page of running dossiers ended. */
export interface RunningPlace {
  readonly dueAt: number;
  readonly row: number;
}

export interface HandOverRecord {
  readonly commune: string;
  readonly dossier: DossierId;
  /** ms UTC */
  readonly at: number;
  readonly holder: string;
}

/** A dossier that will likely be late, and what says so (shared/forecast/history.ts). Working minutes. */
export interface LateForecast extends Place {
  readonly percent: number;
  readonly step: Step;
  readonly basis: Basis;
  readonly alike: number;
  readonly late: number;
  readonly typicalMinutes: number;
  readonly leftMinutes: number;
}

/** What a forecast is learned from and made for, in pages: never all dossiers at once. */
export interface ForecastReads {
  /** Of the `among` newest results before a moment, the newest `each` of every procedure in every commune. */
  newestResults(before: number, among: number, each: number): Promise<readonly Place[]>;
  statesOf(places: readonly Place[]): Promise<readonly Stated[]>;
  /** Dossiers whose clock runs and whose date lies at or after a moment, the nearest date first. */
  runningAfter(
    now: number,
    after: RunningPlace | null,
    limit: number,
  ): Promise<readonly (Stated & { readonly place: RunningPlace })[]>;
  handOversOf(places: readonly Place[]): Promise<readonly HandOverRecord[]>;
  lateForecastsOf(dossiers: readonly DossierId[]): Promise<readonly LateForecast[]>;
}

export interface ForecastWrites {
  /** In place of all of before. */
  replaceForecasts(forecasts: readonly LateForecast[]): Promise<void>;
}

/** SQLite takes 32,766 values in one statement. */
const insertedAtOnce = 1000;

export function createForecasts(db: Kysely<DistrictSchema>): ForecastReads & ForecastWrites {
  return {
    async newestResults(before, among, each) {
      const { rows } = await sql<Place>`
        SELECT commune, id FROM (
          SELECT commune, id, row_number() OVER (PARTITION BY commune, procedure_code ORDER BY resolved_at DESC, id) AS place FROM (
            SELECT commune, id, procedure_code, resolved_at FROM dossier
            WHERE resolved_at < ${before} AND status IN ('resolved', 'returned') ORDER BY resolved_at DESC LIMIT ${among}
          ) AS newest
        ) AS placed WHERE place <= ${each} ORDER BY commune, id`.execute(db);
      return rows;
    },
    async statesOf(places) {
      if (places.length === 0) return [];
      const { rows } = await sql<{ commune: string; id: DossierId; state: string }>`
        SELECT commune, id, state FROM dossier WHERE (commune, id) IN (${valuesOf(places)})`.execute(db);
      return rows.map((row) => ({ ...row, state: jsonToState(row.state) }));
    },
    async runningAfter(now, after, limit) {
      let asked = db
        .selectFrom('dossier')
        .select(['commune', 'id', 'state', 'due_at', 'row'])
        // As the index of running dossiers says it.
        .where(sql<boolean>`running = 1`)
        .where('due_at', '>=', now);
      if (after !== null) asked = asked.where(sql<boolean>`(due_at, "row") > (${after.dueAt}, ${after.row})`);
      const rows = await asked.orderBy('due_at').orderBy('row').limit(limit).execute();
      return rows.map(({ commune, id, state, due_at, row }) => ({
        commune,
        id: id as DossierId,
        state: jsonToState(state),
        place: { dueAt: due_at ?? now, row },
      }));
    },
    async handOversOf(places) {
      if (places.length === 0) return [];
      const { rows } = await sql<{ commune: string; dossier: DossierId; at: number; body: string }>`
        SELECT commune, dossier, at, body FROM event
        WHERE (commune, dossier) IN (${valuesOf(places)}) AND type = 'dossier.handedOver.v1'`.execute(db);
      return rows.map(({ body, ...row }) => ({ ...row, holder: String(JSON.parse(body).holder) }));
    },
    async lateForecastsOf(dossiers) {
      if (dossiers.length === 0) return [];
      return (
        db
          .selectFrom('late_forecast')
          .select(['commune', 'dossier as id', 'percent', 'step', 'basis', 'alike', 'late'])
          .select(['typical_minutes as typicalMinutes', 'left_minutes as leftMinutes'])
          .where('dossier', 'in', [...dossiers])
          // Written below alone.
          .$castTo<LateForecast>()
          .execute()
      );
    },
    async replaceForecasts(forecasts) {
      await db.deleteFrom('late_forecast').execute();
      for (let from = 0; from < forecasts.length; from += insertedAtOnce)
        await db
          .insertInto('late_forecast')
          .values(forecasts.slice(from, from + insertedAtOnce).map(rowOf))
          .execute();
    },
  };
}

function valuesOf(places: readonly Place[]) {
  return sql`VALUES ${sql.join(places.map(({ commune, id }) => sql`(${commune}, ${id})`))}`;
}

function rowOf({ commune, id, typicalMinutes, leftMinutes, ...said }: LateForecast) {
  return { ...said, commune, dossier: id, typical_minutes: typicalMinutes, left_minutes: leftMinutes };
}
