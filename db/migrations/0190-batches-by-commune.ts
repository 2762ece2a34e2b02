/** When each commune was last heard of, and how far each ledger says to reach: of the newest file, not of all. */
export const migration0190 = {
  version: 190,
  name: 'batches-by-commune',
  sql: `
CREATE INDEX batch_by_commune ON batch (commune, at DESC, state);
CREATE INDEX batch_by_ledger ON batch (ledger, to_seq DESC);
`,
} as const;
