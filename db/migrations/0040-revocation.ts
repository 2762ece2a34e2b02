/** Ledgers that the district shut out, and the number up to which each still counts. */
export const migration0040 = {
  version: 40,
  name: 'revocation',
  sql: `
CREATE TABLE revocation (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, up_to INTEGER NOT NULL,
  said_by TEXT NOT NULL, said_seq INTEGER NOT NULL, clock_ms INTEGER NOT NULL, clock_n INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger)
) STRICT, WITHOUT ROWID;
`,
} as const;
