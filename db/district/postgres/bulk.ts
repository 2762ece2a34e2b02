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

/** `SELECT * FROM unnest(…)`: one array a column, each by its name, whatever the number of rows. */
export function rowsSelected<Row extends object>(columns: Columns<Row>, rows: readonly Row[]): RawBuilder<unknown> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  // The rows' cells are what the columns' types say.
  const arrays = names.map((name) => {
    const cells = rows.map((row) => row[name] as Cell);
    return columns[name] === 'text' ? texts(cells) : sql`${numbers(cells)}::${sql.raw(`${columns[name]}[]`)}`;
  });
  return sql`SELECT * FROM unnest(${sql.join(arrays)}) AS r(${namesOf(columns)})`;
}

function numbers(cells: readonly Cell[]): string {
  return `{${cells.map((cell) => cell ?? 'NULL').join()}}`;
}

/** Signs that stand in hardly any text and in no JSON: between two cells, and in the place of a null. */
const between = '\u001f';
const absent = '\u001e';

/**
 * Texts joined by a sign, as the bytes that they are: as an array's literal each would be escaped letter by letter, which
 * took a third of an import.
 */
function texts(cells: readonly Cell[]): RawBuilder<unknown> {
  const joined = cells.map((cell) => cell ?? absent).join(between);
  // The server takes no text at all for no cell.
  const isPlain = joined !== '' && cells.every((cell) => cell === null || isFree(String(cell)));
  return isPlain
    ? sql`string_to_array(${Buffer.from(joined)}::text, ${between}, ${absent})`
    : sql`${[...cells]}::text[]`;
}

function isFree(text: string): boolean {
  return text !== absent && !text.includes(between);
}
