/**
 * Programs that may ask (their keys as hashes alone), and every decision in the order in which it was written: `no`
 * rises without a gap, so that who has seen one has seen all before it. Decisions of before are numbered by their time.
 */
export const migration0130 = {
  version: 130,
  name: 'api',
  sql: `
CREATE TABLE api_client (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, scopes TEXT NOT NULL, key_hash TEXT NOT NULL, per_minute INTEGER NOT NULL,
  made_at INTEGER NOT NULL, revoked_at INTEGER, used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE decision_feed (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL, dossier TEXT NOT NULL, no INTEGER NOT NULL,
  PRIMARY KEY (commune, ledger, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_feed_by_no ON decision_feed (no);
CREATE TABLE feed_end (name TEXT PRIMARY KEY, no INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO decision_feed (commune, ledger, seq, dossier, no)
  SELECT commune, ledger, seq, dossier, row_number() OVER (ORDER BY at, commune, ledger, seq)
  FROM event WHERE type = 'dossier.decided.v1' AND dossier IS NOT NULL;
INSERT INTO feed_end (name, no) SELECT 'decision', count(*) FROM decision_feed;
`,
} as const;
