/** The tables of db/migrations/0100 on PostgreSQL. */
export const postgres0100 = {
  version: 100,
  name: 'mail-and-paper-lists',
  sql: `
CREATE TABLE mail_part (
  whole TEXT COLLATE "C" NOT NULL, place BIGINT NOT NULL, count BIGINT NOT NULL, whole_bytes BIGINT NOT NULL, sender TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (whole, place)
);
CREATE TABLE mail_note (
  id TEXT COLLATE "C" PRIMARY KEY, at BIGINT NOT NULL, sender TEXT COLLATE "C" NOT NULL, subject TEXT COLLATE "C" NOT NULL, code TEXT COLLATE "C" NOT NULL, params TEXT COLLATE "C" NOT NULL
);
CREATE TABLE mail_answer (
  commune TEXT COLLATE "C" NOT NULL, desk BIGINT NOT NULL, recipient TEXT COLLATE "C" NOT NULL, answers TEXT COLLATE "C", name TEXT COLLATE "C" NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (commune, desk)
);
CREATE TABLE paper_list (
  commune TEXT COLLATE "C" NOT NULL, list TEXT COLLATE "C" NOT NULL, desk BIGINT NOT NULL, ledger TEXT COLLATE "C" NOT NULL, made_at BIGINT NOT NULL, batch TEXT COLLATE "C", codes TEXT COLLATE "C" NOT NULL, announced_at BIGINT, scanned_at BIGINT, extra TEXT COLLATE "C",
  PRIMARY KEY (commune, list)
);
CREATE INDEX batch_by_sha256 ON batch (sha256);
`,
} as const;
