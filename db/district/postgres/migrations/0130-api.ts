/** The tables of db/migrations/0130 on PostgreSQL. */
export const postgres0130 = {
  version: 130,
  name: 'api',
  sql: `
CREATE TABLE api_client (
  id TEXT COLLATE "C" PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, scopes TEXT COLLATE "C" NOT NULL, key_hash TEXT COLLATE "C" NOT NULL, per_minute INTEGER NOT NULL,
  made_at BIGINT NOT NULL, revoked_at BIGINT, used_at BIGINT
);
CREATE TABLE decision_feed (
  commune TEXT COLLATE "C" NOT NULL, ledger TEXT COLLATE "C" NOT NULL, seq BIGINT NOT NULL, dossier TEXT COLLATE "C" NOT NULL, no BIGINT NOT NULL,
  PRIMARY KEY (commune, ledger, seq)
);
CREATE INDEX decision_feed_by_no ON decision_feed (no);
CREATE TABLE feed_end (name TEXT COLLATE "C" PRIMARY KEY, no BIGINT NOT NULL);
INSERT INTO decision_feed (commune, ledger, seq, dossier, no)
  SELECT commune, ledger, seq, dossier, row_number() OVER (ORDER BY at, commune, ledger, seq)
  FROM event WHERE type = 'dossier.decided.v1' AND dossier IS NOT NULL;
INSERT INTO feed_end (name, no) SELECT 'decision', count(*) FROM decision_feed;
`,
} as const;
