/**
 * Users with roles in place of the one administrator, their sessions, and which officer a dossier is with. Open
 * sessions end with it; whoever signed in signs in again.
 */
export const migration0090 = {
  version: 90,
  name: 'users',
  sql: `
CREATE TABLE district_user (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, full_name TEXT NOT NULL, roles TEXT NOT NULL, fields TEXT NOT NULL, state TEXT NOT NULL,
  password TEXT NOT NULL, must_change INTEGER NOT NULL, failures INTEGER NOT NULL, locked_until INTEGER,
  totp BLOB, totp_offered BLOB, totp_step INTEGER, recovery TEXT NOT NULL, added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO district_user
  SELECT 'u-' || lower(hex(randomblob(8))), name, 'Quản trị', '["administrator"]', '[]', 'active', password, 0, failures, locked_until, NULL, NULL, NULL, '[]', 0
  FROM admin_user;
DROP TABLE admin_user;
DROP TABLE session;
CREATE TABLE user_session (
  id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, address TEXT NOT NULL,
  opened_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX user_session_by_user ON user_session (user_id);
CREATE TABLE assignment (
  commune TEXT NOT NULL, dossier TEXT NOT NULL, user_id TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (commune, dossier)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_user ON assignment (user_id);
`,
} as const;
