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

/** Answered from rows of dossiers, or of what is kept beside them. */
const ofDossiers = [
  'dossiersOfCode',
  'findDossier',
  'findDossiers',
  'listDossiers',
  'countDossiers',
  'dossierCount',
  'oddEvents',
  'codeClashes',
  'withheldDossiers',
  'countWithheld',
  'missingCatalogues',
  'freedCommunes',
  'countLackingAttachments',
  'firstLackingAttachments',
  'namedAttachmentBytes',
] as const satisfies readonly (keyof DistrictReads)[];

/** The same answers, with `settle` before those that read rows of dossiers. */
export function settlingFirst<Asking extends DistrictReads>(asking: Asking, settle: () => Promise<void>): Asking {
  return { ...asking, ...onlyAfter(settle, Object.fromEntries(ofDossiers.map((name) => [name, asking[name]]))) };
}

/** Each function of `asking`, with `first` before it. */
export function onlyAfter<Asking extends object>(first: () => Promise<void>, asking: Asking): Asking {
  const entries = Object.entries(asking).map(([name, ask]) => [
    name,
    typeof ask === 'function' ? after(first, ask) : ask,
  ]);
  // The names are those of `asking`, each with its own function behind it.
  return Object.fromEntries(entries) as Asking;
}

function after(
  first: () => Promise<void>,
  ask: (...args: unknown[]) => unknown,
): (...args: unknown[]) => Promise<unknown> {
  return async (...args) => {
    await first();
    return ask(...args);
  };
}
