/** Scans that lie with the form being filled in: whose form, of which paper; what each is called is sealed. */
export const migration0210 = {
  version: 210,
  name: 'draft-scans',
  sql: `
CREATE TABLE draft_scan (
  draft TEXT NOT NULL, component INTEGER NOT NULL, sha256 TEXT NOT NULL, sealed BLOB NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (draft, component, sha256)
) STRICT, WITHOUT ROWID;
`,
} as const;
