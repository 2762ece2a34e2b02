import { type Kysely, sql } from 'kysely';
import type { VerifyProblem, VerifyReport } from '../../verify-report.ts';
import type { DistrictSchema } from '../schema.ts';

interface Counts {
  readonly table: string;
  /** What is kept and what a recount gives, in the same columns; noughts that something came down to left out. */
  readonly kept: string;
  readonly anew: string;
}

const isSome = 'early + on_time + late <> 0';
const whole = `span, first, procedure_code, sum(early) AS early, sum(on_time) AS on_time, sum(late) AS late, sum(timed) AS timed,
  sum(saved_ms) AS saved_ms, sum(granted_ms) AS granted_ms, sum(used_ms) AS used_ms`;
const wholeOf = (table: string): string =>
  `SELECT * FROM (SELECT ${whole} FROM ${table} GROUP BY 1, 2, 3) AS counted WHERE ${isSome}`;

const all: readonly Counts[] = [
  {
    table: 'dossier_count',
    kept: 'SELECT * FROM dossier_count WHERE n <> 0',
    anew: 'SELECT * FROM dossier_count_anew',
  },
  {
    table: 'ended_count',
    kept: `SELECT * FROM ended_count WHERE ${isSome}`,
    anew: `SELECT * FROM ended_count_anew WHERE ${isSome}`,
  },
  { table: 'whole_count', kept: wholeOf('whole_ended'), anew: wholeOf('whole_count_anew') },
];

/** The report with what the server's counts say besides: each must be what all dossiers counted anew give. */
export async function withCounts(db: Kysely<DistrictSchema>, report: VerifyReport): Promise<VerifyReport> {
  const problems: VerifyProblem[] = [...report.problems];
  for (const counts of all) {
    const wrong = await differing(db, counts);
    if (wrong > 0)
      problems.push({
        kind: 'projection',
        ledger: null,
        seq: null,
        table: counts.table,
        detail: `${wrong} rows differ from a recount`,
      });
  }
  return { ...report, ok: problems.length === 0, problems };
}

/** Rows on one side only. */
async function differing(db: Kysely<DistrictSchema>, { kept, anew }: Counts): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`WITH kept AS MATERIALIZED (${sql.raw(kept)}), anew AS MATERIALIZED (${sql.raw(anew)})
    SELECT count(*) AS n FROM ((TABLE kept EXCEPT TABLE anew) UNION ALL (TABLE anew EXCEPT TABLE kept)) AS differing`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
