/** What waits between letters, what goes back by mail, and the lists that travel with paper dossiers. */
export const migration0100 = {
  version: 100,
  name: 'mail-and-paper-lists',
  sql: `
CREATE TABLE mail_part (
  whole TEXT NOT NULL, place INTEGER NOT NULL, count INTEGER NOT NULL, whole_bytes INTEGER NOT NULL, sender TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (whole, place)
) STRICT;
CREATE TABLE mail_note (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, sender TEXT NOT NULL, subject TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE mail_answer (
  commune TEXT NOT NULL, desk INTEGER NOT NULL, recipient TEXT NOT NULL, answers TEXT, name TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (commune, desk)
) STRICT;
CREATE TABLE paper_list (
  commune TEXT NOT NULL, list TEXT NOT NULL, desk INTEGER NOT NULL, ledger TEXT NOT NULL, made_at INTEGER NOT NULL, batch TEXT, codes TEXT NOT NULL, announced_at INTEGER, scanned_at INTEGER, extra TEXT,
  PRIMARY KEY (commune, list)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_by_sha256 ON batch (sha256);
`,
} as const;
