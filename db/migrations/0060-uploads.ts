/** Sealed files that a desk brings up in pieces: kept byte for byte until they are answered, so that it can go on. */
export const migration0060 = {
  version: 60,
  name: 'uploads',
  sql: `
CREATE TABLE upload (
  sha256 TEXT PRIMARY KEY, ledger TEXT NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL, bytes BLOB NOT NULL
) STRICT;
`,
} as const;
