/**
 * The tier above makes versions of catalogue and calendar: a draft as its changes, and every version it made. And what
 * somebody looked at and laid aside of the things that need a look, with the reason.
 */
export const migration0110 = {
  version: 110,
  name: 'rules-publishing',
  sql: `
CREATE TABLE rules_change (
  kind TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE rules_version (
  kind TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, based_on TEXT NOT NULL, made_by TEXT NOT NULL, made_at INTEGER NOT NULL,
  reason TEXT NOT NULL, for_all INTEGER NOT NULL,
  PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE laid_aside (
  item TEXT PRIMARY KEY, reason TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
} as const;
