import type { LedgerId } from '../shared/dossier/ids.ts';
import { createAttachmentQueries } from './attachment-queries.ts';
import { createDossierQueries } from './dossier-queries.ts';
import { createDraftScanQueries } from './draft-scans.ts';
import { createLedgerQueries } from './ledger-queries.ts';
import { createLocalQueries } from './local-queries.ts';
import { createMailTables } from './mail-tables.ts';
import { createPaperListTables } from './paper-list-tables.ts';
import { createRulesQueries } from './rules-queries.ts';
import { createScanQueries } from './scan-queries.ts';
import type { Sql } from './sql.ts';
import type { ReadDb } from './types.ts';
import { createWithheldQueries } from './withheld-dossiers.ts';

export interface Reader extends ReadDb {
  /** The commune whose ledger it is; null while neither an event nor its admission is here. */
  communeOf(ledger: LedgerId): string | null;
}

/** Every question the use cases ask. */
export function createReader(sql: Sql): Reader {
  const local = createLocalQueries(sql);
  const { listMailParts, listWaitingParts, listMailNotes } = createMailTables(sql);
  return {
    ...createLedgerQueries(sql),
    ...createDossierQueries(sql, local),
    ...createWithheldQueries(sql),
    ...createRulesQueries(sql),
    ...createAttachmentQueries(sql),
    ...createScanQueries(sql),
    ...createDraftScanQueries(sql),
    ...local,
    listMailParts,
    listWaitingParts,
    listMailNotes,
    ownPaperLists: createPaperListTables(sql).ownPaperLists,
  };
}

/** The same answers, with `settle` before those that read rows of dossiers. */
export function settlingFirst(read: Reader, settle: () => void): Reader {
  function after<Args extends readonly unknown[], Answer>(ask: (...args: Args) => Answer): (...args: Args) => Answer {
    return (...args) => {
      settle();
      return ask(...args);
    };
  }
  return {
    ...read,
    dossiersOfCode: after(read.dossiersOfCode),
    findDossier: after(read.findDossier),
    listDossiers: after(read.listDossiers),
    countDossiers: after(read.countDossiers),
    dossierCount: after(read.dossierCount),
    oddEvents: after(read.oddEvents),
    codeClashes: after(read.codeClashes),
    withheldDossiers: after(read.withheldDossiers),
    countWithheld: after(read.countWithheld),
    missingCatalogues: after(read.missingCatalogues),
    freedCommunes: after(read.freedCommunes),
    lackingAttachments: after(read.lackingAttachments),
    attachmentsOf: after(read.attachmentsOf),
    attachmentTotals: after(read.attachmentTotals),
    namedAttachmentBytes: after(read.namedAttachmentBytes),
  };
}
