/** The table of db/migrations/0150 on PostgreSQL. */
export const postgres0150 = {
  version: 150,
  name: 'forecast',
  sql: `
CREATE TABLE late_forecast (
  commune TEXT COLLATE "C" NOT NULL, dossier TEXT COLLATE "C" NOT NULL, percent INTEGER NOT NULL, step TEXT COLLATE "C" NOT NULL, basis TEXT COLLATE "C" NOT NULL,
  alike INTEGER NOT NULL, late INTEGER NOT NULL, typical_minutes BIGINT NOT NULL, left_minutes BIGINT NOT NULL,
  PRIMARY KEY (commune, dossier)
);
`,
} as const;
