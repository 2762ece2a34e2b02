import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { BodyOf } from '../shared/dossier/event-types.ts';
import type { Sql } from './sql.ts';

/** Which ledgers the district shut out. Of several words the greatest by (clock, ledger, number) counts. */
export interface Revocations {
  /** False when it was not the district that said so. */
  revoke(commune: string, event: LedgerEvent, body: BodyOf<'ledger.revoked.v1'>): boolean;
}

export function createRevocations(sql: Sql): Revocations {
  const put = sql(
    `INSERT INTO revocation VALUES (:commune, :ledger, :upTo, :by, :seq, :clockMs, :clockN)
     ON CONFLICT DO UPDATE SET up_to = :upTo, said_by = :by, said_seq = :seq, clock_ms = :clockMs, clock_n = :clockN
     WHERE (clock_ms, clock_n, said_by, said_seq) < (:clockMs, :clockN, :by, :seq)`,
  );
  const writer = sql("SELECT 1 FROM ledger WHERE commune = ? AND id = ? AND opened = 1 AND kind = 'district'");
  return {
    revoke(commune, { header }, { ledger, upTo }) {
      const { ledger: by, seq, clock } = header;
      if (writer.get(commune, by) === undefined) return false;
      put.run({ commune, ledger, upTo, by, seq, clockMs: clock[0], clockN: clock[1] });
      return true;
    },
  };
}
