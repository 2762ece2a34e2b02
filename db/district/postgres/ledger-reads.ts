import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { Hash, LedgerId } from '../../../shared/dossier/ids.ts';
import { type EventRow, rowToEvent } from '../../event-row.ts';
import { eventQueries } from '../../event-table.ts';
import { type LedgerRow, ledgerQueries, ledgerRecordOf } from '../../ledger-queries.ts';
import type { StaffRecord } from '../../types.ts';
import type { Ask } from '../ask.ts';
import type { DistrictReads } from '../types.ts';

type Asked = 'ledgerHead' | 'hashAt' | 'listLedgers' | 'findLedger' | 'staffOf' | 'eventRange';

export interface LedgerReads extends Pick<DistrictReads, Asked> {
  /** The commune whose ledger it is; null while neither an event nor its admission is here. */
  communeOf(ledger: LedgerId): Promise<string | null>;
}

export function createLedgerReads(ask: Ask): LedgerReads {
  async function one<Row>(text: string, ...values: readonly (string | number)[]): Promise<Row | null> {
    return (await ask<Row>(text, ...values))[0] ?? null;
  }

  async function communeOf(ledger: LedgerId): Promise<string | null> {
    const home = await one<{ commune: string }>(ledgerQueries.home, ledger);
    return (home ?? (await one<{ commune: string }>(ledgerQueries.admittedHome, ledger)))?.commune ?? null;
  }

  async function hashIn(commune: string, ledger: LedgerId, seq: number): Promise<Hash | null> {
    return (await one<{ hash: Hash }>(eventQueries.hashAt, commune, ledger, seq))?.hash ?? null;
  }

  return {
    communeOf,
    async ledgerHead(ledger) {
      const end = await one<{ seq: number; hash: Hash; clock_ms: number; clock_n: number }>(ledgerQueries.end, ledger);
      return end === null ? null : { seq: end.seq, hash: end.hash, clock: [end.clock_ms, end.clock_n] };
    },
    async hashAt(ledger, seq) {
      const commune = await communeOf(ledger);
      return commune === null ? null : hashIn(commune, ledger, seq);
    },
    listLedgers: async () => (await ask<LedgerRow>(ledgerQueries.all)).map(ledgerRecordOf),
    async findLedger(ledger) {
      const row = await one<LedgerRow>(ledgerQueries.one, ledger);
      return row === null ? null : ledgerRecordOf(row);
    },
    async staffOf(ledger) {
      const commune = await communeOf(ledger);
      return commune === null ? [] : ask<StaffRecord>(ledgerQueries.staff, commune, ledger);
    },
    async eventRange(ledger, from, to) {
      const commune = await communeOf(ledger);
      if (commune === null) return [];
      const rows = await ask<EventRow>(eventQueries.range, commune, ledger, from, to, Number.MAX_SAFE_INTEGER);
      return chained(rows, from === 1 ? null : await hashIn(commune, ledger, from - 1));
    },
  };
}

/** Rows of one ledger in order, each with the hash of the one before; `before`: of the first. */
function chained(rows: readonly EventRow[], before: Hash | null): LedgerEvent[] {
  return rows.map((row, at) => rowToEvent(row, rows[at - 1]?.hash ?? before));
}
