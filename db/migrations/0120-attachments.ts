/**
 * Scans. `attachment` is projected from the ledger but for `held`, which says whether the district is known to have the
 * file; `attachment_held` keeps that by file. The others are a desk's own: what it sealed, what goes before its turn,
 * what went over each road on a day.
 */
export const migration0120 = {
  version: 120,
  name: 'attachments',
  sql: `
UPDATE dossier SET state = substr(state, 1, length(state) - 1) || ',[]]';

CREATE TABLE attachment (
  commune TEXT NOT NULL, dossier TEXT NOT NULL, component TEXT NOT NULL, sha256 TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL, held INTEGER NOT NULL,
  PRIMARY KEY (commune, dossier, component, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_by_file ON attachment (commune, sha256);
CREATE INDEX attachment_lacking ON attachment (commune, ledger) WHERE held = 0;
CREATE TABLE attachment_held (
  commune TEXT NOT NULL, sha256 TEXT NOT NULL, size_bytes INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (commune, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment_sealed (file_sha256 TEXT PRIMARY KEY, sha256 TEXT NOT NULL, road TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE attachment_urgent (sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE scan_traffic (day TEXT NOT NULL, road TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (day, road)) STRICT, WITHOUT ROWID;
`,
} as const;
