import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Sql } from '../sql.ts';
import type { DistrictSchema } from './schema.ts';

type Value = string | number | null;

/** Asks by a text that SQLite and PostgreSQL read alike, a `?` for each value in order. */
export type Ask = <Row>(text: string, ...values: readonly (Value | readonly Value[])[]) => Promise<readonly Row[]>;

export function askSqlite(statement: Sql): Ask {
  return async <Row>(text: string, ...values: readonly unknown[]) => statement<Row>(text).all(...values);
}

/** Words by which a text says to SQLite what leads; PostgreSQL has statistics and finds that out. */
const hints = /\bCROSS (?=JOIN\b)| INDEXED BY \w+/g;

export function askPostgres(db: Kysely<DistrictSchema>): Ask {
  return async <Row>(text: string, ...values: readonly unknown[]) =>
    (await bound<Row>(text.replace(hints, ''), values).execute(db)).rows;
}

function bound<Row>(text: string, values: readonly unknown[]): RawBuilder<Row> {
  const parts = text.split('?');
  return sql<Row>(Object.assign(parts, { raw: parts }), ...values);
}
