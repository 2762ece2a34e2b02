import { type RawBuilder, sql } from 'kysely';

type Cell = string | number | null;

/** Columns of rows that are written many at once, in order, with their types. */
export type Columns<Row> = { readonly [Name in keyof Row & string]: 'text' | 'bigint' | 'integer' };

/** So many rows travel in one statement. */
const mostRows = 5000;

/** Runs of rows that one statement each takes. */
export function* runsOf<Row>(rows: readonly Row[]): Generator<readonly Row[], void> {
  for (let at = 0; at < rows.length; at += mostRows) yield rows.slice(at, at + mostRows);
}

/** `(commune, ledger, …)`, each name quoted. */
export function namesOf(columns: object, of = ''): RawBuilder<unknown> {
  return sql.raw(
    Object.keys(columns)
      .map((name) => `${of}"${name}"`)
      .join(', '),
  );
}

/** `SELECT * FROM unnest(…)`: one array a column, whatever the number of rows. */
export function rowsSelected<Row extends object>(columns: Columns<Row>, rows: readonly Row[]): RawBuilder<unknown> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  // The rows' cells are what the columns' types say.
  const arrays = names.map((name) => sql`${rows.map((row) => row[name] as Cell)}::${sql.raw(`${columns[name]}[]`)}`);
  return sql`SELECT * FROM unnest(${sql.join(arrays)})`;
}
