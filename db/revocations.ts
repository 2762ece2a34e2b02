import type { Revoked } from './ledger-facts.ts';
import type { Sql } from './sql.ts';

/** Which ledgers the district shut out. Of several words the greatest by (clock, ledger, number) counts. */
export interface Revocations {
  /** False when it was not the district that said so. */
  revoke(commune: string, revoked: Revoked): boolean;
}

export function createRevocations(sql: Sql): Revocations {
  const put = sql(
    `INSERT INTO revocation VALUES (:commune, :id, :upTo, :by, :seq, :clockMs, :clockN)
     ON CONFLICT DO UPDATE SET up_to = :upTo, said_by = :by, said_seq = :seq, clock_ms = :clockMs, clock_n = :clockN
     WHERE (clock_ms, clock_n, said_by, said_seq) < (:clockMs, :clockN, :by, :seq)`,
  );
  const writer = sql("SELECT 1 FROM ledger WHERE commune = ? AND id = ? AND opened = 1 AND kind = 'district'");
  return {
    revoke(commune, { kind: _kind, ...revoked }) {
      if (writer.get(commune, revoked.by) === undefined) return false;
      put.run({ commune, ...revoked });
      return true;
    },
  };
}
