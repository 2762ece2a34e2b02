/** What db/migrations/0080 makes for a district, on PostgreSQL; branches are left at desks alone. */
export const postgres0080 = {
  version: 80,
  name: 'kept-ranges',
  sql: `
CREATE TABLE kept_range (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, from_seq BIGINT NOT NULL, to_seq BIGINT NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (commune, ledger, from_seq), CHECK (from_seq <= to_seq)
);
`,
} as const;
