/**
 * What others wrote, as they signed it, so that it can be passed on; and events of branches that were left, whole: only
 * an event that lies there may go from the ledger.
 */
export const migration0080 = {
  version: 80,
  name: 'kept-ranges',
  sql: `
CREATE TABLE kept_range (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (commune, ledger, from_seq), CHECK (from_seq <= to_seq)
) STRICT;
CREATE TABLE left_event (
  commune TEXT NOT NULL, ledger TEXT NOT NULL, seq INTEGER NOT NULL,
  clock_ms INTEGER NOT NULL, clock_n INTEGER NOT NULL, at INTEGER NOT NULL,
  actor TEXT NOT NULL, role TEXT NOT NULL, after_json TEXT, type TEXT NOT NULL, dossier TEXT,
  body_hash TEXT NOT NULL, personal_hash TEXT, hash TEXT NOT NULL, body TEXT NOT NULL, salt TEXT, data TEXT,
  PRIMARY KEY (commune, ledger, seq, hash)
) STRICT;
CREATE TRIGGER left_event_kept BEFORE DELETE ON left_event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER left_event_fixed BEFORE UPDATE OF commune, ledger, seq, clock_ms, clock_n, at, actor, role, after_json, type, dossier, body_hash, personal_hash, hash, body ON left_event
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
DROP TRIGGER event_kept;
CREATE TRIGGER event_kept BEFORE DELETE ON event
  WHEN NOT EXISTS (SELECT 1 FROM left_event l WHERE l.commune = OLD.commune AND l.ledger = OLD.ledger AND l.seq = OLD.seq AND l.hash = OLD.hash)
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
`,
} as const;
