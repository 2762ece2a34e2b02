/** The tables of db/migrations/0140 on PostgreSQL. */
export const postgres0140 = {
  version: 140,
  name: 'withheld-dossiers',
  sql: `
CREATE TABLE known_catalogue (version TEXT COLLATE "C" PRIMARY KEY);
CREATE TABLE withheld_dossier (
  commune TEXT COLLATE "C" NOT NULL, dossier TEXT COLLATE "C" NOT NULL, version TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL,
  type TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL, code TEXT COLLATE "C", events BIGINT NOT NULL,
  PRIMARY KEY (commune, dossier)
);
CREATE INDEX withheld_by_version ON withheld_dossier (version, commune);
CREATE INDEX withheld_by_time ON withheld_dossier (at);
INSERT INTO known_catalogue
  SELECT version FROM rules_version WHERE kind = 'catalogue'
  UNION SELECT a.version FROM adoption a JOIN content c ON c.sha256 = a.sha256 WHERE a.kind = 'catalogue'
  UNION SELECT value::json #>> '{catalogue,version}' FROM setting WHERE name = 'district'
  UNION SELECT state::json ->> 5 FROM dossier;
`,
} as const;
