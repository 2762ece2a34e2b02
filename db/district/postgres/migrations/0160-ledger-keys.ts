/** The table of db/migrations/0160 on PostgreSQL. */
export const postgres0160 = {
  version: 160,
  name: 'ledger-keys',
  sql: `
CREATE TABLE ledger_key (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, sealed BYTEA NOT NULL,
  PRIMARY KEY (commune, ledger)
);
`,
} as const;
