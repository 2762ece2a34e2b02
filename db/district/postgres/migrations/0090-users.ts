/** What db/migrations/0090 makes for a district, on PostgreSQL. */
export const postgres0090 = {
  version: 90,
  name: 'users',
  sql: `
CREATE TABLE district_user (
  id TEXT COLLATE "C" PRIMARY KEY, name TEXT COLLATE "C" NOT NULL UNIQUE, full_name TEXT COLLATE "C" NOT NULL, roles TEXT COLLATE "C" NOT NULL, fields TEXT COLLATE "C" NOT NULL, state TEXT COLLATE "C" NOT NULL,
  password TEXT COLLATE "C" NOT NULL, must_change INTEGER NOT NULL, failures BIGINT NOT NULL, locked_until BIGINT,
  totp BYTEA, totp_offered BYTEA, totp_step BIGINT, recovery TEXT COLLATE "C" NOT NULL, added_at BIGINT NOT NULL
);
INSERT INTO district_user
  SELECT 'u-' || left(replace(gen_random_uuid()::text, '-', ''), 16), name, 'Quản trị', '["administrator"]', '[]', 'active', password, 0, failures, locked_until, NULL, NULL, NULL, '[]', 0
  FROM admin_user;
DROP TABLE admin_user;
DROP TABLE session;
CREATE TABLE user_session (
  id TEXT COLLATE "C" PRIMARY KEY, token_hash TEXT COLLATE "C" NOT NULL UNIQUE, user_id TEXT COLLATE "C" NOT NULL, address TEXT COLLATE "C" NOT NULL,
  opened_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, ends_at BIGINT NOT NULL
);
CREATE INDEX user_session_by_user ON user_session (user_id);
CREATE TABLE assignment (
  commune TEXT COLLATE "C" NOT NULL, dossier TEXT COLLATE "C" NOT NULL, user_id TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (commune, dossier)
);
CREATE INDEX assignment_by_user ON assignment (user_id);
`,
} as const;
