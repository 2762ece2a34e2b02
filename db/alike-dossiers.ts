import type { DossierState } from '../shared/dossier/state.ts';
import type { Ask } from './district/ask.ts';
import type { FigureWindow } from './figure-scope.ts';
import { classSql, endedStatuses, openWhere } from './figure-sql.ts';
import { jsonToState, packedAt } from './state-json.ts';

/** Dossiers that II.06a cannot tell apart in one period: one of them, and how many they are. */
export interface AlikeDossiers {
  readonly state: DossierState;
  readonly count: number;
}

export interface AlikeReads {
  /**
   * Everything that a period counts on either side, of one commune or of all; `nowMs`: a period that is not over is
   * looked at as of now. What was paused and had not ended by then stands for itself: its date may have been another.
   */
  alikeIn(period: FigureWindow & { readonly nowMs: number }, commune?: string): Promise<readonly AlikeDossiers[]>;
}

/** What the two stores say in words of their own, of a row `d`. */
export interface AlikeWords {
  /** The catalogue version that it lives by. */
  readonly version: string;
  /** Where this stands in the packed state, 0 for nowhere. */
  readonly placeOf: (text: string) => string;
  /** Whether it was ever paused at or after a moment, `?`. */
  readonly pausedFrom: string;
  /** How it ended against its date. */
  readonly endedClass: string;
  /** Ended at or after a moment, `?`. */
  readonly endedFrom: string;
}

export const sqliteWords: AlikeWords = {
  version: `d.state ->> ${packedAt.catalogueVersion}`,
  placeOf: (text) => `instr(d.state, '${text}')`,
  pausedFrom: `EXISTS (SELECT 1 FROM json_each(d.state -> ${packedAt.pauses}) AS p WHERE p.value ->> 'pausedAt' >= ?)`,
  endedClass: classSql,
  endedFrom: `d.resolved_at >= ? AND d.status IN (${endedStatuses})`,
};

/**
 * Asks with one question, so that the dossier that stands for others is as it was when they were counted. Whoever adds
 * something that the table looks at adds it to what they are told apart by.
 */
export function createAlikeReads(ask: Ask, words: AlikeWords): AlikeReads {
  return {
    async alikeIn({ fromMs, endMs, nowMs }, commune) {
      const asOfMs = Math.min(endMs, nowMs);
      const text = alikeSql(words, commune !== undefined);
      const among = commune === undefined ? [] : [commune];
      const open = [fromMs, asOfMs, endMs, ...among];
      const ended = [fromMs, endMs, asOfMs, endMs, endMs, fromMs, endMs, ...among];
      const rows = await ask<{ state: string; count: number }>(text, ...open, ...ended);
      return rows.map(({ state, count }) => ({ state: jsonToState(state), count }));
    },
  };
}

/** Ids are UUIDs of 36 signs. */
function alikeSql({ version, placeOf, pausedFrom, endedClass, endedFrom }: AlikeWords, ofCommune: boolean): string {
  // No text inside the state has a quotation mark that stands bare: this is the name of a pause's field, and far sooner
  // found than the pauses are read.
  const wasPaused = `${placeOf('"pausedAt"')} > 0`;
  const columns = `d.id || ' ' || d.commune AS named, d.procedure_code, d.status, ${version} AS version,
    CASE WHEN d.received_at < ? THEN 1 ELSE 0 END AS carried`;
  const open = "CASE WHEN d.due_at < ? THEN 'overdue' ELSE 'within' END";
  const received = `d.received_at < ?${ofCommune ? ' AND d.commune = ?' : ''}`;
  return `WITH counted AS (
      SELECT ${columns}, ${open} AS outcome, CASE WHEN ${wasPaused} THEN d.id || d.commune ELSE '' END AS alone
      FROM dossier d WHERE ${openWhere} AND ${received}
      UNION ALL
      SELECT ${columns}, CASE WHEN d.resolved_at < ? THEN ${endedClass} ELSE ${open} END,
        CASE WHEN ${wasPaused} AND (d.resolved_at >= ? OR ${pausedFrom}) THEN d.id || d.commune ELSE '' END
      FROM dossier d INDEXED BY dossier_ended WHERE ${endedFrom} AND ${received})
    SELECT g.count, d.state FROM (SELECT count(*) AS count, min(named) AS one FROM counted
      GROUP BY procedure_code, status, version, carried, outcome, alone) g
    CROSS JOIN dossier d ON d.commune = substr(g.one, 38) AND d.id = substr(g.one, 1, 36)`;
}
