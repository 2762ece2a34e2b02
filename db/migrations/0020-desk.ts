/** What a desk alone keeps: what it sealed, what the district said, drafts. Not rebuilt from the ledger. */
export const migration0020 = {
  version: 20,
  name: 'desk',
  sql: `
CREATE TABLE sealed (
  no INTEGER PRIMARY KEY AUTOINCREMENT, sha256 TEXT NOT NULL UNIQUE, nonce TEXT NOT NULL, kind TEXT NOT NULL, ledger TEXT NOT NULL,
  from_seq INTEGER, to_seq INTEGER, at INTEGER NOT NULL
) STRICT;
CREATE TABLE sync_log (
  no INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, road TEXT NOT NULL, direction TEXT NOT NULL, state TEXT NOT NULL, code TEXT,
  events INTEGER NOT NULL, bytes INTEGER NOT NULL, up_to INTEGER NOT NULL, is_acknowledgement INTEGER NOT NULL
) STRICT;
CREATE TABLE draft (name TEXT PRIMARY KEY, sealed BLOB NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
} as const;
