/** The indexes of db/migrations/0190 on PostgreSQL. */
export const postgres0190 = {
  version: 190,
  name: 'batches-by-commune',
  sql: `
CREATE INDEX batch_by_commune ON batch (commune, at DESC, state);
CREATE INDEX batch_by_ledger ON batch (ledger, to_seq DESC);
`,
} as const;
