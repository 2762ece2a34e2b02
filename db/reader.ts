import type { LedgerId } from '../shared/dossier/ids.ts';
import { createDossierQueries } from './dossier-queries.ts';
import { createLedgerQueries } from './ledger-queries.ts';
import { createLocalQueries } from './local-queries.ts';
import { createRulesQueries } from './rules-queries.ts';
import type { Sql } from './sql.ts';
import type { ReadDb } from './types.ts';

export interface Reader extends ReadDb {
  /** The commune whose ledger it is; null while neither an event nor its admission is here. */
  communeOf(ledger: LedgerId): string | null;
}

/** Every question the use cases ask. */
export function createReader(sql: Sql): Reader {
  const local = createLocalQueries(sql);
  return { ...createLedgerQueries(sql), ...createDossierQueries(sql, local), ...createRulesQueries(sql), ...local };
}
