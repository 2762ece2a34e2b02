import type { DossierId, Hash } from '../shared/dossier/ids.ts';
import type { KnowsCatalogue } from '../shared/dossier/withheld.ts';
import type { DossierProjection } from './dossier-projection.ts';
import type { EventTable } from './event-table.ts';
import { plainText } from './plain-text.ts';
import type { Sql } from './sql.ts';
import type { WithheldDossier, WithheldReads } from './types.ts';

export const withheldQueries = {
  knows: 'SELECT 1 AS one FROM known_catalogue WHERE version = ?',
  list: `SELECT commune, dossier, version, ledger, seq, type, at, code, events FROM withheld_dossier
    ORDER BY at DESC, commune, dossier LIMIT ?`,
  count: 'SELECT count(*) AS n FROM withheld_dossier',
  countOf: 'SELECT count(*) AS n FROM withheld_dossier WHERE version = ?',
  /** Whose catalogue has come meanwhile. */
  freed: `SELECT w.dossier FROM known_catalogue k CROSS JOIN withheld_dossier w ON w.version = k.version
    WHERE w.commune = ? ORDER BY w.dossier`,
  freedCommunes: `SELECT DISTINCT w.commune FROM known_catalogue k CROSS JOIN withheld_dossier w ON w.version = k.version
    ORDER BY w.commune`,
  missing: 'SELECT DISTINCT version FROM withheld_dossier ORDER BY version',
} as const;

/**
 * Catalogue versions whose content this folder has. It only grows: what was once folded under a version stays folded,
 * also where the event that named it was left.
 */
export function createKnowsCatalogue(sql: Sql): KnowsCatalogue {
  const known = sql(withheldQueries.knows);
  return (version) => known.get(plainText(version)) !== undefined;
}

/** What makes a version known: its content and an adoption that names it, whichever comes first; or its name alone. */
export function createLearnCatalogues(sql: Sql) {
  const ofName = sql('INSERT INTO known_catalogue VALUES (?) ON CONFLICT DO NOTHING');
  const ofContent = sql(
    "INSERT OR IGNORE INTO known_catalogue SELECT version FROM adoption WHERE kind = 'catalogue' AND sha256 = ?",
  );
  const ofAdoption = sql('INSERT OR IGNORE INTO known_catalogue SELECT ? FROM content WHERE sha256 = ?');
  return {
    ofName: (version: string) => void ofName.run(plainText(version)),
    ofContent: (sha256: Hash) => void ofContent.run(sha256),
    ofAdoption: (version: string, sha256: string) => void ofAdoption.run(version, sha256),
  };
}

/** Projects what waited for a catalogue that has come, each dossier from all its events. */
export function createApplyWithheld(
  sql: Sql,
  table: EventTable,
  projection: DossierProjection,
): (commune: string) => number {
  const freed = sql<{ dossier: DossierId }>(withheldQueries.freed);
  return (commune) => {
    const dossiers = freed.all(commune).map(({ dossier }) => dossier);
    for (const id of dossiers) projection.project(commune, id, table.ofDossier(commune, id), false);
    return dossiers.length;
  };
}

export function createWithheldQueries(sql: Sql): WithheldReads {
  const list = sql<WithheldDossier>(withheldQueries.list);
  const count = sql<{ n: number }>(withheldQueries.count);
  const countOf = sql<{ n: number }>(withheldQueries.countOf);
  const missing = sql<{ version: string }>(withheldQueries.missing);
  const communes = sql<{ commune: string }>(withheldQueries.freedCommunes);
  return {
    withheldDossiers: (limit) => list.all(limit),
    countWithheld: (version) => (version === undefined ? count.get() : countOf.get(version))?.n ?? 0,
    missingCatalogues: () => missing.all().map(({ version }) => version),
    freedCommunes: () => communes.all().map(({ commune }) => commune),
  };
}
