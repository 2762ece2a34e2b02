import { type Kysely, sql } from 'kysely';
import type { VerifyProblem, VerifyReport } from '../../verify-report.ts';
import type { DistrictSchema } from '../schema.ts';

const tables = ['dossier_count', 'ended_count'] as const;

/** The report with what the server's counts say besides: each must be what all dossiers counted anew give. */
export async function withCounts(db: Kysely<DistrictSchema>, report: VerifyReport): Promise<VerifyReport> {
  const problems: VerifyProblem[] = [...report.problems];
  for (const table of tables) {
    const wrong = await differing(db, table);
    if (wrong > 0)
      problems.push({
        kind: 'projection',
        ledger: null,
        seq: null,
        table,
        detail: `${wrong} rows differ from a recount`,
      });
  }
  return { ...report, ok: problems.length === 0, problems };
}

/** Rows on one side only; a count that came down to nothing leaves a row of noughts, which is no row. */
async function differing(db: Kysely<DistrictSchema>, table: (typeof tables)[number]): Promise<number> {
  const kept = sql.raw(
    table === 'dossier_count' ? `${table} WHERE n <> 0` : `${table} WHERE early + on_time + late <> 0`,
  );
  const anew = sql.table(`${table}_anew`);
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM (
    (SELECT * FROM ${kept} EXCEPT TABLE ${anew}) UNION ALL (TABLE ${anew} EXCEPT SELECT * FROM ${kept})) AS differing`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
