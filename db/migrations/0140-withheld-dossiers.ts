/**
 * Catalogue versions whose content is here, and dossiers under others: kept, and withheld until theirs is. What was
 * folded before this step stays folded: the versions that those dossiers name count as known.
 */
export const migration0140 = {
  version: 140,
  name: 'withheld-dossiers',
  sql: `
CREATE TABLE known_catalogue (version TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE withheld_dossier (
  commune TEXT NOT NULL, dossier TEXT NOT NULL, version TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL,
  type TEXT NOT NULL, at INTEGER NOT NULL, code TEXT, events INTEGER NOT NULL,
  PRIMARY KEY (commune, dossier)
) STRICT, WITHOUT ROWID;
CREATE INDEX withheld_by_version ON withheld_dossier (version, commune);
CREATE INDEX withheld_by_time ON withheld_dossier (at);
INSERT INTO known_catalogue
  SELECT version FROM rules_version WHERE kind = 'catalogue'
  UNION SELECT a.version FROM adoption a JOIN content c ON c.sha256 = a.sha256 WHERE a.kind = 'catalogue'
  UNION SELECT json_extract(value, '$.catalogue.version') FROM setting WHERE name = 'district'
  UNION SELECT json_extract(state, '$[5]') FROM dossier;
`,
} as const;
