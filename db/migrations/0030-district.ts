/** What a district alone keeps: communes, invitations, what came in over which road, who may look. */
export const migration0030 = {
  version: 30,
  name: 'district',
  sql: `
CREATE TABLE commune (commune TEXT PRIMARY KEY, unit_code TEXT, name TEXT NOT NULL, province TEXT NOT NULL, ledger TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE enrolment (
  commune TEXT NOT NULL, code_hash TEXT NOT NULL, code_sealed BLOB NOT NULL, desk INTEGER NOT NULL, generation INTEGER NOT NULL, replaces TEXT, made_at INTEGER NOT NULL, used_by TEXT, used_at INTEGER,
  PRIMARY KEY (commune, code_hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE batch (
  no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, road TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, state TEXT NOT NULL, code TEXT,
  commune TEXT, desk INTEGER, ledger TEXT, from_seq INTEGER, to_seq INTEGER, resume_from INTEGER, bytes INTEGER NOT NULL, dossiers INTEGER NOT NULL, sealed_at INTEGER, from_future INTEGER NOT NULL
) STRICT;
CREATE INDEX batch_by_state ON batch (state, no DESC);
CREATE TABLE parked_batch (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, from_seq INTEGER NOT NULL, sha256 TEXT NOT NULL, batch TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (commune, ledger, from_seq, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine (
  commune TEXT NOT NULL, sha256 TEXT NOT NULL, ledger TEXT NOT NULL, batch TEXT NOT NULL, bytes BLOB NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (commune, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE desk_hold (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, holds TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger)
) STRICT, WITHOUT ROWID;
CREATE TABLE admin_user (name TEXT PRIMARY KEY, password TEXT NOT NULL, failures INTEGER NOT NULL, locked_until INTEGER) STRICT, WITHOUT ROWID;
CREATE TABLE session (token_hash TEXT PRIMARY KEY, user TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
} as const;
