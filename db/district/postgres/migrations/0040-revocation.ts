/** The table of db/migrations/0040 on PostgreSQL. */
export const postgres0040 = {
  version: 40,
  name: 'revocation',
  sql: `
CREATE TABLE revocation (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, up_to BIGINT NOT NULL,
  said_by TEXT COLLATE "C" NOT NULL, said_seq BIGINT NOT NULL, clock_ms BIGINT NOT NULL, clock_n BIGINT NOT NULL,
  PRIMARY KEY (commune, ledger)
);
`,
} as const;
