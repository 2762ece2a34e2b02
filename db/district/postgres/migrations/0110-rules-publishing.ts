/** The tables of db/migrations/0110 on PostgreSQL. */
export const postgres0110 = {
  version: 110,
  name: 'rules-publishing',
  sql: `
CREATE TABLE rules_change (
  kind TEXT COLLATE "C" NOT NULL, name TEXT COLLATE "C" NOT NULL, body TEXT COLLATE "C" NOT NULL, "by" TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (kind, name)
);
CREATE TABLE rules_version (
  kind TEXT COLLATE "C" NOT NULL, version TEXT COLLATE "C" NOT NULL, sha256 TEXT COLLATE "C" NOT NULL, based_on TEXT COLLATE "C" NOT NULL, made_by TEXT COLLATE "C" NOT NULL, made_at BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL, for_all INTEGER NOT NULL,
  PRIMARY KEY (kind, version)
);
CREATE TABLE laid_aside (
  item TEXT COLLATE "C" PRIMARY KEY, reason TEXT COLLATE "C" NOT NULL, by TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL
);
`,
} as const;
