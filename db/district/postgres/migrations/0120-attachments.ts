/** What db/migrations/0120 makes for a district, on PostgreSQL. */
export const postgres0120 = {
  version: 120,
  name: 'attachments',
  sql: `
UPDATE dossier SET state = substr(state, 1, length(state) - 1) || ',[]]';

CREATE TABLE attachment (
  commune TEXT COLLATE "C" NOT NULL, dossier TEXT COLLATE "C" NOT NULL, component TEXT COLLATE "C" NOT NULL, sha256 TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL,
  size_bytes BIGINT NOT NULL, held INTEGER NOT NULL,
  PRIMARY KEY (commune, dossier, component, sha256)
);
CREATE INDEX attachment_by_file ON attachment (commune, sha256);
CREATE INDEX attachment_lacking ON attachment (commune, ledger) WHERE held = 0;
CREATE TABLE attachment_held (
  commune TEXT COLLATE "C" NOT NULL, sha256 TEXT COLLATE "C" NOT NULL, size_bytes BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (commune, sha256)
);
`,
} as const;
