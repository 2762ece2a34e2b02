import type { Kysely } from 'kysely';
import { createAlikeReads } from '../../alike-dossiers.ts';
import { type Ask, askPostgres } from '../ask.ts';
import type { DistrictSchema } from '../schema.ts';
import { createTables } from '../tables.ts';
import type { DistrictReads } from '../types.ts';
import { postgresWords } from './alike-words.ts';
import { createDossierReads } from './dossier-reads.ts';
import { createCountedFigures } from './figure-reads.ts';
import { createFolderReads } from './folder-reads.ts';
import { createLedgerReads } from './ledger-reads.ts';
import { createWithheldReads } from './withheld.ts';

/** Every question of a district, asked of one connection or of whichever is free. */
export function createPostgresReads(db: Kysely<DistrictSchema>, ask: Ask = askPostgres(db)): DistrictReads {
  return {
    ...createTables(db),
    ...createLedgerReads(ask),
    ...createDossierReads(ask),
    ...createWithheldReads(ask),
    ...createFolderReads(ask),
    figures: { ...createCountedFigures(ask), ...createAlikeReads(ask, postgresWords) },
  };
}

/** The same answers, with `settle` before those that read rows of dossiers. */
export function settlingFirst(read: DistrictReads, settle: () => Promise<void>): DistrictReads {
  function after<Args extends readonly unknown[], Answer>(
    ask: (...args: Args) => Promise<Answer>,
  ): (...args: Args) => Promise<Answer> {
    return async (...args) => {
      await settle();
      return ask(...args);
    };
  }
  return {
    ...read,
    dossiersOfCode: after(read.dossiersOfCode),
    findDossier: after(read.findDossier),
    findDossiers: after(read.findDossiers),
    listDossiers: after(read.listDossiers),
    countDossiers: after(read.countDossiers),
    dossierCount: after(read.dossierCount),
    oddEvents: after(read.oddEvents),
    codeClashes: after(read.codeClashes),
    withheldDossiers: after(read.withheldDossiers),
    countWithheld: after(read.countWithheld),
    missingCatalogues: after(read.missingCatalogues),
    freedCommunes: after(read.freedCommunes),
    countLackingAttachments: after(read.countLackingAttachments),
    firstLackingAttachments: after(read.firstLackingAttachments),
    namedAttachmentBytes: after(read.namedAttachmentBytes),
  };
}
