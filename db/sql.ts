import type { Database, Statement } from 'better-sqlite3';

/** A statement by its text, prepared the first time it is asked for and kept. */
export type Sql = <Row = unknown>(text: string) => Statement<unknown[], Row>;

export function createSql(db: Database): Sql {
  const prepared = new Map<string, Statement<unknown[], unknown>>();
  return <Row>(text: string) => {
    let statement = prepared.get(text);
    if (statement === undefined) {
      statement = db.prepare<unknown[], unknown>(text);
      prepared.set(text, statement);
    }
    // The row's shape is what the statement's text selects; STRICT tables hold the types.
    return statement as Statement<unknown[], Row>;
  };
}
